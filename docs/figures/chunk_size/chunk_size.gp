# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.951317277 0.920063581 0.982570973
2 1.08888211 1.05604911 1.12171512
4 1.31831285 1.23307412 1.40355158
8 1.46312936 1.43578155 1.49047716
16 1.65061136 1.60575127 1.69547145
32 1.74277347 1.69988143 1.78566552
64 1.80779737 1.76663636 1.84895838
125 1.80004132 1.74598968 1.85409297
250 1.85309936 1.82574176 1.88045697
500 1.89896945 1.83729438 1.96064452
1000 1.97415214 1.96732158 1.9809827
EOD
$p1s2 << EOD
1 0.334613596 0.318411398 0.350815795
2 0.557741486 0.549732421 0.565750551
4 0.871986025 0.854627807 0.889344244
8 1.2014165 1.17713968 1.22569332
16 1.49170728 1.47234762 1.51106695
32 1.72574013 1.7013279 1.75015236
64 1.82671991 1.80009832 1.8533415
125 1.86764289 1.86249673 1.87278906
250 1.92035366 1.91620727 1.92450004
500 1.95425885 1.95305437 1.95546333
1000 1.96408121 1.96154532 1.9666171
EOD
$p2s1 << EOD
1 1.55396378 1.49782776 1.6100998
2 1.71086634 1.66239529 1.7593374
4 1.79700095 1.77679501 1.81720689
8 1.84947127 1.83158501 1.86735754
16 1.88204176 1.86376372 1.9003198
32 1.90407615 1.88490658 1.92324572
64 1.91364374 1.88290064 1.94438683
125 1.89819057 1.86017401 1.93620713
250 1.85266386 1.80313555 1.90219217
500 1.82820603 1.7249807 1.93143136
1000 1.83740152 1.69921369 1.97558935
EOD
$p2s2 << EOD
1 1.27849479 1.19371014 1.36327944
2 1.55531943 1.49940424 1.61123462
4 1.74020312 1.71550543 1.76490082
8 1.83064572 1.81233615 1.84895529
16 1.8894652 1.87683639 1.90209401
32 1.90557724 1.88230575 1.92884872
64 1.91351402 1.88385026 1.94317777
125 1.89903259 1.85771424 1.94035094
250 1.8629573 1.81283972 1.91307487
500 1.83667518 1.72920214 1.94414822
1000 1.83679909 1.69840758 1.97519059
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.06022201]
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
set arrow from screen 0.39465,0.82284 to screen 0.39840,0.83218 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.83218 left front textcolor rgb '#005A8C'
set arrow from screen 0.39465,0.81945 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.40090,0.79282 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.81945 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.96' at screen 0.25910,0.68056 left front textcolor rgb '#222222'
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
set arrow from screen 0.86085,0.77675 to screen 0.86460,0.79632 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.79632 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77654 to screen 0.86460,0.75697 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.75697 left front textcolor rgb '#A84A00'
set label '' at screen 0.73568,0.80240 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '64: 1.91' at screen 0.70631,0.74685 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
