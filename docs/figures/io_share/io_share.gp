# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 1.0035454 1.0035454 1.0035454
2 2.00427186 2.00427186 2.00427186
4 4.01042256 4.01042256 4.01042256
8 8.02152982 8.02152982 8.02152982
16 15.7663329 15.7663329 15.7663329
32 29.6761414 29.6761414 29.6761414
64 48.4422896 48.4422896 48.4422896
EOD
$p1s2 << EOD
1 1.0035454 1.0035454 1.0035454
2 1.99401066 1.99401066 1.99401066
4 3.9934911 3.9934911 3.9934911
8 7.94749928 7.94749928 7.94749928
16 15.491765 15.491765 15.491765
32 17.5885516 17.5885516 17.5885516
64 17.022248 17.022248 17.022248
EOD
$p1s3 << EOD
1 1.0035454 1.0035454 1.0035454
2 1.9979854 1.9979854 1.9979854
4 3.95753203 3.95753203 3.95753203
8 5.03879919 5.03879919 5.03879919
16 4.98642626 4.98642626 4.98642626
32 4.94956004 4.94956004 4.94956004
64 4.87907189 4.87907189 4.87907189
EOD
$p1s4 << EOD
1 0.999724123 0.999724123 0.999724123
2 1.99023717 1.99023717 1.99023717
4 1.99749808 1.99749808 1.99749808
8 1.99504422 1.99504422 1.99504422
16 1.98855075 1.98855075 1.98855075
32 1.98797653 1.98797653 1.98797653
64 1.97041546 1.97041546 1.97041546
EOD
$p1s5 << EOD
1 0.99961588 0.99961588 0.99961588
2 1.24289849 1.24289849 1.24289849
4 1.24263482 1.24263482 1.24263482
8 1.23985232 1.23985232 1.23985232
16 1.23512927 1.23512927 1.23512927
32 1.22887673 1.22887673 1.22887673
64 1.22325011 1.22325011 1.22325011
EOD
$p1s6 << EOD
1 0.999938721 0.999938721 0.999938721
2 0.99491113 0.99491113 0.99491113
4 0.992716325 0.992716325 0.992716325
8 0.991468992 0.991468992 0.991468992
16 0.99019334 0.99019334 0.99019334
32 0.986551674 0.986551674 0.986551674
64 0.982815973 0.982815973 0.982815973
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.84093438:56.6154235]
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
set label '95 % I/O' at screen 0.88358,0.69647 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46273 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29313 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20396 left front textcolor rgb '#946600'
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
