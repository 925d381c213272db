# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.990927442 0.962354572 1.01950031
2 1.14132454 1.11820252 1.16444655
4 1.33603883 1.27423929 1.39783836
8 1.6762579 1.63896078 1.71355501
16 1.77745993 1.74908582 1.80583404
32 1.90367618 1.86735179 1.94000056
64 1.88417859 1.85860627 1.90975091
125 1.90013423 1.86430397 1.93596448
250 1.92066943 1.89563241 1.94570646
500 1.93365088 1.91242223 1.95487953
1000 1.9716777 1.95885816 1.98449724
EOD
$p1s2 << EOD
1 0.370861386 0.36291133 0.378811443
2 0.515875473 0.511679621 0.520071325
4 0.957991877 0.944239646 0.971744107
8 1.38888841 1.37993987 1.39783694
16 1.65826028 1.63701889 1.67950166
32 1.81782472 1.81285849 1.82279094
64 1.86347191 1.85954784 1.86739597
125 1.94148706 1.9391837 1.94379043
250 1.96659889 1.96560203 1.96759575
500 1.97676468 1.97470313 1.97882623
1000 1.98260082 1.98134334 1.9838583
EOD
$p2s1 << EOD
1 1.6434776 1.59461358 1.69234163
2 1.79772682 1.77802367 1.81742997
4 1.8893923 1.87577711 1.9030075
8 1.93197299 1.91300612 1.95093987
16 1.9522753 1.92973479 1.9748158
32 1.95417986 1.92912148 1.97923824
64 1.94766376 1.91761284 1.97771468
125 1.91249321 1.87467684 1.95030958
250 1.86582915 1.81690915 1.91474915
500 1.83754819 1.7295012 1.94559518
1000 1.8387626 1.7000438 1.97748139
EOD
$p2s2 << EOD
1 1.33583816 1.26130984 1.41036647
2 1.61985321 1.57895113 1.66075529
4 1.802147 1.78610133 1.81819267
8 1.88745216 1.87312968 1.90177464
16 1.93012624 1.909694 1.95055849
32 1.94792999 1.92478495 1.97107503
64 1.94641899 1.91620027 1.9766377
125 1.91508417 1.87626955 1.95389879
250 1.8684974 1.81873787 1.91825693
500 1.83986507 1.73245753 1.94727261
1000 1.8382199 1.69965527 1.97678452
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.06387713]
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
set arrow from screen 0.39465,0.82083 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.79282 left front textcolor rgb '#005A8C'
set label 'executor.map' at screen 0.40090,0.83218 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.82450 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.98' at screen 0.27660,0.73191 left front textcolor rgb '#222222'
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
set arrow from screen 0.86085,0.77611 to screen 0.86460,0.79569 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.79569 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77592 to screen 0.86460,0.75634 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.75634 left front textcolor rgb '#A84A00'
set label '' at screen 0.70569,0.81284 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 1.95' at screen 0.67632,0.75728 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
