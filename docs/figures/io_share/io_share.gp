# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999064623 0.999064623 0.999064623
2 1.99609023 1.99609023 1.99609023
4 3.98503734 3.98503734 3.98503734
8 7.8755872 7.8755872 7.8755872
16 15.2867705 15.2867705 15.2867705
32 28.1419205 28.1419205 28.1419205
64 42.0802645 42.0802645 42.0802645
EOD
$p1s2 << EOD
1 0.999620605 0.999620605 0.999620605
2 1.99023858 1.99023858 1.99023858
4 3.95591541 3.95591541 3.95591541
8 7.66647408 7.66647408 7.66647408
16 13.6960848 13.6960848 13.6960848
32 16.2171258 16.2171258 16.2171258
64 15.944788 15.944788 15.944788
EOD
$p1s3 << EOD
1 0.999132739 0.999132739 0.999132739
2 1.92138926 1.92138926 1.92138926
4 3.44321745 3.44321745 3.44321745
8 4.73439301 4.73439301 4.73439301
16 4.78932765 4.78932765 4.78932765
32 4.73167068 4.73167068 4.73167068
64 4.68905492 4.68905492 4.68905492
EOD
$p1s4 << EOD
1 0.999067984 0.999067984 0.999067984
2 1.61691539 1.61691539 1.61691539
4 1.94542397 1.94542397 1.94542397
8 1.96851249 1.96851249 1.96851249
16 1.9613473 1.9613473 1.9613473
32 1.96156365 1.96156365 1.96156365
64 1.94549849 1.94549849 1.94549849
EOD
$p1s5 << EOD
1 0.99918239 0.99918239 0.99918239
2 1.21440358 1.21440358 1.21440358
4 1.23353314 1.23353314 1.23353314
8 1.23603669 1.23603669 1.23603669
16 1.23659465 1.23659465 1.23659465
32 1.23384003 1.23384003 1.23384003
64 1.22860939 1.22860939 1.22860939
EOD
$p1s6 << EOD
1 0.999220528 0.999220528 0.999220528
2 0.991917738 0.991917738 0.991917738
4 0.984467266 0.984467266 0.984467266
8 0.986069864 0.986069864 0.986069864
16 0.986743193 0.986743193 0.986743193
32 0.987200361 0.987200361 0.987200361
64 0.981606404 0.981606404 0.981606404
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.844601289:48.9062208]
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
set label '95 % I/O' at screen 0.88358,0.70383 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46640 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29573 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20656 left front textcolor rgb '#946600'
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
