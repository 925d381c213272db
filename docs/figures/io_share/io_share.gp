# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999798919 0.999798919 0.999798919
2 1.99699458 1.99699458 1.99699458
4 3.98637797 3.98637797 3.98637797
8 7.87556542 7.87556542 7.87556542
16 15.3124065 15.3124065 15.3124065
32 28.1417857 28.1417857 28.1417857
64 41.7495198 41.7495198 41.7495198
EOD
$p1s2 << EOD
1 0.999317793 0.999317793 0.999317793
2 1.98935408 1.98935408 1.98935408
4 3.95062821 3.95062821 3.95062821
8 7.67038653 7.67038653 7.67038653
16 13.6919428 13.6919428 13.6919428
32 16.0911238 16.0911238 16.0911238
64 15.8006073 15.8006073 15.8006073
EOD
$p1s3 << EOD
1 0.999561343 0.999561343 0.999561343
2 1.92150361 1.92150361 1.92150361
4 3.43598841 3.43598841 3.43598841
8 4.73351139 4.73351139 4.73351139
16 4.78698776 4.78698776 4.78698776
32 4.75096533 4.75096533 4.75096533
64 4.7389476 4.7389476 4.7389476
EOD
$p1s4 << EOD
1 0.999175366 0.999175366 0.999175366
2 1.61730095 1.61730095 1.61730095
4 1.94880767 1.94880767 1.94880767
8 1.96673578 1.96673578 1.96673578
16 1.96826959 1.96826959 1.96826959
32 1.95773216 1.95773216 1.95773216
64 1.94697336 1.94697336 1.94697336
EOD
$p1s5 << EOD
1 0.999227729 0.999227729 0.999227729
2 1.21557053 1.21557053 1.21557053
4 1.23527583 1.23527583 1.23527583
8 1.23601146 1.23601146 1.23601146
16 1.23666584 1.23666584 1.23666584
32 1.23475816 1.23475816 1.23475816
64 1.22778463 1.22778463 1.22778463
EOD
$p1s6 << EOD
1 0.999796575 0.999796575 0.999796575
2 0.992699242 0.992699242 0.992699242
4 0.985197614 0.985197614 0.985197614
8 0.986546783 0.986546783 0.986546783
16 0.987319381 0.987319381 0.987319381
32 0.987768685 0.987768685 0.987768685
64 0.983061769 0.983061769 0.983061769
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.846170693:48.5036378]
unset label
unset arrow
set label 'Threads help while they wait: the GIL''s ceiling is one core' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'threads' at screen 0.48742,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.90177
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label '99 % I/O' at screen 0.88358,0.89210 left front textcolor rgb '#005A8C'
set label '95 % I/O' at screen 0.88358,0.70313 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46892 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29592 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20625 left front textcolor rgb '#946600'
set label 'no I/O' at screen 0.88358,0.16302 left front textcolor rgb '#2378A8'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1s4 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#CC79A7', \
  $p1s5 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00', \
  $p1s6 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#56B4E9', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $p1s4 using 1:2 with lines linewidth 2 dashtype (12,4,3,4) linecolor rgb '#CC79A7', \
  $p1s4 using 1:2 with points pointtype 13 pointsize 0.8 linecolor rgb '#CC79A7', \
  $p1s5 using 1:2 with lines linewidth 2 dashtype (6,3) linecolor rgb '#E69F00', \
  $p1s5 using 1:2 with points pointtype 11 pointsize 0.8 linecolor rgb '#E69F00', \
  $p1s6 using 1:2 with lines linewidth 2 dashtype (18,4) linecolor rgb '#56B4E9', \
  $p1s6 using 1:2 with points pointtype 6 pointsize 0.8 linecolor rgb '#56B4E9'
unset multiplot
