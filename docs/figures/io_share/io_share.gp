# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 1.00381855 1.00381855 1.00381855
2 1.99727474 1.99727474 1.99727474
4 4.01284922 4.01284922 4.01284922
8 7.96041743 7.96041743 7.96041743
16 15.7392238 15.7392238 15.7392238
32 29.7437884 29.7437884 29.7437884
64 49.6031431 49.6031431 49.6031431
EOD
$p1s2 << EOD
1 1.00381855 1.00381855 1.00381855
2 1.9936752 1.9936752 1.9936752
4 3.97805828 3.97805828 3.97805828
8 7.92706238 7.92706238 7.92706238
16 15.5096514 15.5096514 15.5096514
32 17.6871578 17.6871578 17.6871578
64 17.1304964 17.1304964 17.1304964
EOD
$p1s3 << EOD
1 1.00381855 1.00381855 1.00381855
2 1.9930164 1.9930164 1.9930164
4 3.94682007 3.94682007 3.94682007
8 5.02001096 5.02001096 5.02001096
16 4.97910066 4.97910066 4.97910066
32 4.94788369 4.94788369 4.94788369
64 4.87288038 4.87288038 4.87288038
EOD
$p1s4 << EOD
1 1.00018304 1.00018304 1.00018304
2 1.99034362 1.99034362 1.99034362
4 1.99539508 1.99539508 1.99539508
8 1.9913726 1.9913726 1.9913726
16 1.9846216 1.9846216 1.9846216
32 1.97769802 1.97769802 1.97769802
64 1.95832653 1.95832653 1.95832653
EOD
$p1s5 << EOD
1 0.99937615 0.99937615 0.99937615
2 1.24361232 1.24361232 1.24361232
4 1.24242849 1.24242849 1.24242849
8 1.24192245 1.24192245 1.24192245
16 1.23771304 1.23771304 1.23771304
32 1.23170757 1.23170757 1.23170757
64 1.2260372 1.2260372 1.2260372
EOD
$p1s6 << EOD
1 0.99970186 0.99970186 0.99970186
2 0.995278437 0.995278437 0.995278437
4 0.991179849 0.991179849 0.991179849
8 0.989713463 0.989713463 0.989713463
16 0.989433307 0.989433307 0.989433307
32 0.987184171 0.987184171 0.987184171
64 0.980906555 0.980906555 0.980906555
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.838440743:58.0315885]
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
set label '95 % I/O' at screen 0.88358,0.69452 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46090 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29150 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20447 left front textcolor rgb '#946600'
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
