# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 1.00052629 1.00052629 1.00052629
2 1.99735886 1.99735886 1.99735886
4 4.01063435 4.01063435 4.01063435
8 7.94825883 7.94825883 7.94825883
16 15.4009218 15.4009218 15.4009218
32 28.4791715 28.4791715 28.4791715
64 44.150544 44.150544 44.150544
EOD
$p1s2 << EOD
1 1.00122134 1.00122134 1.00122134
2 1.99039206 1.99039206 1.99039206
4 3.98223824 3.98223824 3.98223824
8 7.74563245 7.74563245 7.74563245
16 13.9552579 13.9552579 13.9552579
32 16.9574831 16.9574831 16.9574831
64 16.5350509 16.5350509 16.5350509
EOD
$p1s3 << EOD
1 1.00289219 1.00289219 1.00289219
2 1.92566586 1.92566586 1.92566586
4 3.46740938 3.46740938 3.46740938
8 4.82589607 4.82589607 4.82589607
16 4.85581598 4.85581598 4.85581598
32 4.84666786 4.84666786 4.84666786
64 4.77832631 4.77832631 4.77832631
EOD
$p1s4 << EOD
1 0.99709232 0.99709232 0.99709232
2 1.62140286 1.62140286 1.62140286
4 1.97172902 1.97172902 1.97172902
8 1.98177618 1.98177618 1.98177618
16 1.97440229 1.97440229 1.97440229
32 1.96748295 1.96748295 1.96748295
64 1.94811199 1.94811199 1.94811199
EOD
$p1s5 << EOD
1 1.00010103 1.00010103 1.00010103
2 1.21811109 1.21811109 1.21811109
4 1.24085676 1.24085676 1.24085676
8 1.23971261 1.23971261 1.23971261
16 1.23682228 1.23682228 1.23682228
32 1.23132237 1.23132237 1.23132237
64 1.22558264 1.22558264 1.22558264
EOD
$p1s6 << EOD
1 0.999867067 0.999867067 0.999867067
2 0.993552343 0.993552343 0.993552343
4 0.989253299 0.989253299 0.989253299
8 0.987743377 0.987743377 0.987743377
16 0.985972939 0.985972939 0.985972939
32 0.983703481 0.983703481 0.983703481
64 0.978246267 0.978246267 0.978246267
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.839979496:51.4180466]
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
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20, '50' 50)
set label '99 % I/O' at screen 0.88358,0.89210 left front textcolor rgb '#005A8C'
set label '95 % I/O' at screen 0.88358,0.70414 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46656 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29485 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20616 left front textcolor rgb '#946600'
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
