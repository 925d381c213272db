# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999872932 0.999872932 0.999872932
2 1.99745319 1.99745319 1.99745319
4 3.98333095 3.98333095 3.98333095
8 7.86520786 7.86520786 7.86520786
16 15.253493 15.253493 15.253493
32 28.0477389 28.0477389 28.0477389
64 41.3864199 41.3864199 41.3864199
EOD
$p1s2 << EOD
1 0.99922073 0.99922073 0.99922073
2 1.98947077 1.98947077 1.98947077
4 3.94958743 3.94958743 3.94958743
8 7.659606 7.659606 7.659606
16 13.6385178 13.6385178 13.6385178
32 16.0736419 16.0736419 16.0736419
64 15.7751431 15.7751431 15.7751431
EOD
$p1s3 << EOD
1 0.999752791 0.999752791 0.999752791
2 1.92088949 1.92088949 1.92088949
4 3.43919563 3.43919563 3.43919563
8 4.72479732 4.72479732 4.72479732
16 4.77506784 4.77506784 4.77506784
32 4.77189065 4.77189065 4.77189065
64 4.71807417 4.71807417 4.71807417
EOD
$p1s4 << EOD
1 0.998884511 0.998884511 0.998884511
2 1.61681428 1.61681428 1.61681428
4 1.95081428 1.95081428 1.95081428
8 1.97072857 1.97072857 1.97072857
16 1.96206338 1.96206338 1.96206338
32 1.95726058 1.95726058 1.95726058
64 1.94319333 1.94319333 1.94319333
EOD
$p1s5 << EOD
1 1.00001793 1.00001793 1.00001793
2 1.21590952 1.21590952 1.21590952
4 1.23579175 1.23579175 1.23579175
8 1.23537152 1.23537152 1.23537152
16 1.23508322 1.23508322 1.23508322
32 1.23358899 1.23358899 1.23358899
64 1.2259186 1.2259186 1.2259186
EOD
$p1s6 << EOD
1 0.999702041 0.999702041 0.999702041
2 0.992680575 0.992680575 0.992680575
4 0.985475468 0.985475468 0.985475468
8 0.985435817 0.985435817 0.985435817
16 0.986015758 0.986015758 0.986015758
32 0.986397111 0.986397111 0.986397111
64 0.981470095 0.981470095 0.981470095
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.845041115:48.068115]
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
set label '95 % I/O' at screen 0.88358,0.70416 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46896 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29611 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20636 left front textcolor rgb '#946600'
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
