# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999096462 0.999096462 0.999096462
2 1.99614272 1.99614272 1.99614272
4 3.98440409 3.98440409 3.98440409
8 7.87431965 7.87431965 7.87431965
16 15.2838701 15.2838701 15.2838701
32 28.1401459 28.1401459 28.1401459
64 41.4678563 41.4678563 41.4678563
EOD
$p1s2 << EOD
1 0.999452415 0.999452415 0.999452415
2 1.98981013 1.98981013 1.98981013
4 3.95312234 3.95312234 3.95312234
8 7.66815248 7.66815248 7.66815248
16 13.6597711 13.6597711 13.6597711
32 16.0977405 16.0977405 16.0977405
64 15.7970835 15.7970835 15.7970835
EOD
$p1s3 << EOD
1 0.999286897 0.999286897 0.999286897
2 1.9204943 1.9204943 1.9204943
4 3.43916084 3.43916084 3.43916084
8 4.73373729 4.73373729 4.73373729
16 4.79231341 4.79231341 4.79231341
32 4.74874798 4.74874798 4.74874798
64 4.72825482 4.72825482 4.72825482
EOD
$p1s4 << EOD
1 0.999184076 0.999184076 0.999184076
2 1.61604183 1.61604183 1.61604183
4 1.94747697 1.94747697 1.94747697
8 1.96989557 1.96989557 1.96989557
16 1.9631981 1.9631981 1.9631981
32 1.95932937 1.95932937 1.95932937
64 1.9469593 1.9469593 1.9469593
EOD
$p1s5 << EOD
1 0.999188716 0.999188716 0.999188716
2 1.21569979 1.21569979 1.21569979
4 1.23495404 1.23495404 1.23495404
8 1.23621412 1.23621412 1.23621412
16 1.23738955 1.23738955 1.23738955
32 1.23458427 1.23458427 1.23458427
64 1.22719541 1.22719541 1.22719541
EOD
$p1s6 << EOD
1 0.999107335 0.999107335 0.999107335
2 0.991897067 0.991897067 0.991897067
4 0.984753287 0.984753287 0.984753287
8 0.985365757 0.985365757 0.985365757
16 0.986622723 0.986622723 0.986622723
32 0.986435478 0.986435478 0.986435478
64 0.982549451 0.982549451 0.982549451
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.84594111:48.1643686]
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
set label '95 % I/O' at screen 0.88358,0.70409 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46910 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29625 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20633 left front textcolor rgb '#946600'
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
