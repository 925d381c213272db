# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998872719 0.998374076 0.999371362
2 1.99432034 1.99333778 1.99530289
4 3.97084351 3.96796965 3.97371737
8 7.79371705 7.77203229 7.81540181
16 14.6133859 14.5607507 14.666021
32 23.1766561 22.8705469 23.4827653
64 20.3105364 20.0907388 20.530334
EOD
$p1s2 << EOD
1 0.998896769 0.998460781 0.999332756
2 1.99475697 1.99386758 1.99564635
4 3.96609763 3.96019543 3.97199983
8 7.78197108 7.77261392 7.79132825
16 14.3700753 14.315656 14.4244946
32 15.4436549 15.1661831 15.7211267
64 13.3659416 13.2408469 13.4910364
EOD
$p1s3 << EOD
1 0.998895628 0.99845919 0.999332066
2 1.99474018 1.99385864 1.99562172
4 3.96177515 3.95984214 3.96370816
8 6.18123667 6.13133437 6.23113897
16 7.21623149 7.11189257 7.3205704
32 7.13804735 7.10457695 7.17151774
64 6.67416836 6.64269468 6.70564203
EOD
$p1s4 << EOD
1 0.998769698 0.998674241 0.998865156
2 1.99438873 1.99327367 1.9955038
4 3.94917948 3.93837983 3.95997913
8 3.944192 3.92915087 3.95923313
16 3.86745742 3.86097292 3.87394192
32 3.75882499 3.74983691 3.76781308
64 3.62921546 3.62408095 3.63434997
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.879903526:26.6444938]
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
set label '90 % I/O' at screen 0.88358,0.85859 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.76199 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60165 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46100 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.48050 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 3.9' at screen 0.24523,0.50806 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.61968 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.2' at screen 0.63631,0.66692 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79534 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 15' at screen 0.72061,0.74810 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.88907 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 23.2' at screen 0.63197,0.88907 left front textcolor rgb '#222222'
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
