# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.984556012 0.943508335 1.02560369
2 1.10216226 1.0835159 1.12080863
4 1.1708939 1.12776401 1.21402379
8 1.46905892 1.42673931 1.51137854
16 1.68816194 1.65638741 1.71993647
32 1.80000953 1.7775662 1.82245287
64 1.88166513 1.870373 1.89295726
125 1.90066147 1.85041002 1.95091292
250 1.92064012 1.88835997 1.95292026
500 1.95559194 1.9371999 1.97398398
1000 1.95942003 1.9363608 1.98247926
EOD
$p1s2 << EOD
1 0.40353813 0.379799295 0.427276964
2 0.539114165 0.534507008 0.543721322
4 1.07119026 1.02176861 1.12061191
8 1.3924608 1.36874609 1.41617551
16 1.65739609 1.63860267 1.6761895
32 1.79388194 1.77078841 1.81697547
64 1.85200524 1.8467519 1.85725858
125 1.93436202 1.92884904 1.93987499
250 1.96520566 1.96361727 1.96679405
500 1.97824592 1.97736629 1.97912554
1000 1.98383415 1.98179922 1.98586908
EOD
$p2s1 << EOD
1 1.5134031 1.47819087 1.54861533
2 1.6723907 1.6466482 1.69813319
4 1.81931676 1.80705493 1.83157858
8 1.89140276 1.87119024 1.91161529
16 1.92908104 1.90675896 1.95140312
32 1.94772384 1.92403609 1.97141159
64 1.94781804 1.91673995 1.97889614
125 1.90985292 1.86962803 1.95007781
250 1.86536919 1.81662289 1.9141155
500 1.83920201 1.73104657 1.94735745
1000 1.83917375 1.70043444 1.97791306
EOD
$p2s2 << EOD
1 1.34921149 1.2856991 1.41272387
2 1.63638937 1.60455996 1.66821878
4 1.80325998 1.78852392 1.81799605
8 1.88979475 1.8742532 1.90533629
16 1.93104917 1.91147869 1.95061964
32 1.94686494 1.92325518 1.97047471
64 1.94565159 1.91561093 1.97569224
125 1.91416022 1.8755196 1.95280083
250 1.86810688 1.8183907 1.91782306
500 1.83975374 1.73225209 1.94725538
1000 1.83849035 1.69967432 1.97730638
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.06530384]
unset label
unset arrow
set label 'Chunks: a few dozen tasks a message, or some milliseconds' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'tasks in a message' at screen 0.47207,0.06019 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07759
set rmargin at screen 0.40035
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000)
set ytics ('0' 0, '0.5' 0.5, '1' 1, '1.5' 1.5, '2' 2)
set label 'equal tasks' at screen 0.08009,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.39465,0.81625 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.79282 left front textcolor rgb '#005A8C'
set label 'executor.map' at screen 0.40090,0.83218 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.82446 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.98' at screen 0.27660,0.73187 left front textcolor rgb '#222222'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset label
unset arrow
set lmargin at screen 0.54379
set rmargin at screen 0.86656
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000)
set ytics ('' 0, '' 0.5, '' 1, '' 1.5, '' 2)
set label 'uneven tasks, lognormal with sigma 2' at screen 0.54629,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.86085,0.77582 to screen 0.86460,0.79538 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.79538 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77559 to screen 0.86460,0.75603 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.75603 left front textcolor rgb '#A84A00'
set label '' at screen 0.70569,0.81203 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 1.95' at screen 0.67632,0.75647 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
