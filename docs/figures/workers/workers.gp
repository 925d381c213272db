# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.997410878 0.961102297 1.03371946
2 1.9989893 1.79504545 2.20293315
4 3.96544173 3.87845659 4.05242688
8 7.83451814 7.3836413 8.28539498
16 14.746317 13.3404086 16.1522254
32 23.7615365 20.4573737 27.0656993
64 21.8129713 20.2072635 23.4186791
EOD
$p1s2 << EOD
1 0.996173398 0.975588492 1.0167583
2 1.98494227 1.95862092 2.01126362
4 3.96525339 3.7997631 4.13074367
8 7.87490372 7.59529178 8.15451567
16 14.6288785 14.0266079 15.2311491
32 16.0652268 14.6839465 17.446507
64 14.2463192 12.7715072 15.7211312
EOD
$p1s3 << EOD
1 0.998535738 0.994618746 1.00245273
2 1.99378715 1.99107005 1.99650426
4 3.95229381 3.91539293 3.9891947
8 6.19707576 5.36152256 7.03262895
16 7.3596638 7.11537916 7.60394844
32 7.24455936 6.93789823 7.55122049
64 6.88342394 6.70094176 7.06590613
EOD
$p1s4 << EOD
1 0.998729663 0.998242729 0.999216596
2 1.99458773 1.99243066 1.9967448
4 3.95647454 3.92378097 3.98916812
8 3.96699953 3.88453925 4.0494598
16 3.91986443 3.86778559 3.97194327
32 3.83322299 3.67134641 3.99509957
64 3.69686354 3.67863174 3.71509534
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.840976053:30.9318032]
unset label
unset arrow
set label 'Workers: one a core for computing, more for waiting' at screen 0.01750,0.96414 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'worker processes' at screen 0.48742,0.05179 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.53386 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.90177
set tmargin at screen 0.93227
set bmargin at screen 0.13546
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label '90 % I/O' at screen 0.88358,0.85507 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.76091 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60013 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46273 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.93227 to screen 0.35953,0.13546 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.91235 left front textcolor rgb '#666666'
set label '' at screen 0.48742,0.47832 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '8 workers: 4' at screen 0.50842,0.52613 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.61492 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.4' at screen 0.63631,0.66273 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.78747 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 16' at screen 0.72061,0.73966 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.87398 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 23.8' at screen 0.67222,0.90187 left front textcolor rgb '#222222'
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
