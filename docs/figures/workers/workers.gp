# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998437025 0.994060385 1.00281366
2 1.98843635 1.98230718 1.99456552
4 3.96189644 3.94505821 3.97873468
8 7.815839 7.76097868 7.87069932
16 14.8684427 14.8053469 14.9315385
32 23.8622789 23.4268557 24.2977021
64 21.948421 21.762685 22.134157
EOD
$p1s2 << EOD
1 0.997415148 0.99318894 1.00164136
2 1.99269911 1.98358691 2.00181132
4 3.96675561 3.95663538 3.97687584
8 7.87106422 7.83467733 7.90745111
16 14.6773254 14.5625845 14.7920662
32 15.8840476 15.6048865 16.1632087
64 14.3326226 14.1241412 14.5411039
EOD
$p1s3 << EOD
1 0.998616873 0.998019924 0.999213822
2 1.99170542 1.98995247 1.99345836
4 3.94390049 3.93491665 3.95288433
8 6.2205548 6.15282527 6.28828433
16 7.44212954 7.39268008 7.49157899
32 7.29842602 7.28201833 7.31483371
64 6.89312629 6.86496871 6.92128387
EOD
$p1s4 << EOD
1 0.998598674 0.998444508 0.99875284
2 1.99408826 1.99321105 1.99496546
4 3.95552003 3.94763538 3.96340467
8 3.96544766 3.95771689 3.97317844
16 3.91805884 3.90532051 3.93079717
32 3.83305282 3.81964762 3.84645802
64 3.70652335 3.69603402 3.71701267
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.873957958:27.6125513]
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
set label '90 % I/O' at screen 0.88358,0.86891 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.77173 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60481 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46333 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.47815 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 4' at screen 0.25879,0.50571 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.62228 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.4' at screen 0.63631,0.66952 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79517 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 16' at screen 0.76419,0.84241 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.88797 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 23.9' at screen 0.63197,0.88797 left front textcolor rgb '#222222'
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
