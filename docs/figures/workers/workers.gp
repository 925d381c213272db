# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998507843 0.997930906 0.999084781
2 1.9942233 1.99313347 1.99531313
4 3.96681648 3.96505568 3.96857728
8 7.78924626 7.7762104 7.80228211
16 14.5234068 14.469219 14.5775946
32 22.6511068 22.5614895 22.7407241
64 19.0416353 18.6782503 19.4050203
EOD
$p1s2 << EOD
1 0.998551841 0.998025011 0.99907867
2 1.99409018 1.99278751 1.99539284
4 3.96455886 3.96207761 3.9670401
8 7.7625219 7.74789374 7.77715007
16 14.206297 14.1624555 14.2501385
32 15.0307542 14.8526358 15.2088726
64 12.8234026 12.7427406 12.9040647
EOD
$p1s3 << EOD
1 0.998550343 0.99802297 0.999077717
2 1.99372342 1.99180516 1.99564168
4 3.95703013 3.95082743 3.96323283
8 6.15375349 6.0879822 6.21952477
16 7.2125945 7.13366608 7.29152293
32 7.02364104 6.98586829 7.06141379
64 6.52546231 6.5035258 6.54739882
EOD
$p1s4 << EOD
1 0.998457312 0.998173609 0.998741015
2 1.99402945 1.99351372 1.99454518
4 3.9563073 3.9481841 3.96443049
8 3.94133292 3.93336945 3.94929638
16 3.84527709 3.83622604 3.85432813
32 3.72240668 3.70918984 3.73562351
64 3.57507888 3.5669335 3.58322426
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.880627656:25.7698827]
unset label
unset arrow
set label 'Workers: one a core for computing, more for waiting' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'worker processes' at screen 0.48742,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.90177
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label '90 % I/O' at screen 0.88358,0.85069 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.75849 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60094 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46061 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.48424 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 4' at screen 0.25879,0.51180 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.62429 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.2' at screen 0.63631,0.67154 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79553 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 15' at screen 0.72061,0.74829 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.89118 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 22.7' at screen 0.63197,0.89118 left front textcolor rgb '#222222'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1s4 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#CC79A7', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $p1s4 using 1:2 with lines linewidth 2 dashtype (12,4,3,4) linecolor rgb '#CC79A7', \
  $p1s4 using 1:2 with points pointtype 13 pointsize 0.8 linecolor rgb '#CC79A7'
unset multiplot
