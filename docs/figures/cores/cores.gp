# cores: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999608703 0.99960453 0.999612877
2 0.990566505 0.989557436 0.991575574
4 0.980560682 0.979823075 0.981298288
8 0.981263927 0.979486554 0.9830413
16 0.985875625 0.984369743 0.987381507
32 0.986388545 0.985755861 0.987021229
EOD
$p1s2 << EOD
1 0.712625325 0.712609795 0.712640855
2 1.42327974 1.42322641 1.42333308
4 2.83788248 2.83755425 2.8382107
8 5.62994997 5.62602501 5.63387492
16 11.0055848 10.9669287 11.0442409
32 20.623343 20.5374973 20.7091887
EOD
$p1s3 << EOD
1 0.923132728 0.923105873 0.923159584
2 1.84295952 1.84286165 1.84305739
4 3.6713835 3.67082457 3.67194243
8 7.26540538 7.25914099 7.27166976
16 14.1116782 14.0481992 14.1751571
32 25.9694363 25.672097 26.2667756
EOD
$p1s4 << EOD
1 0.988676171 0.988610841 0.988741502
2 1.95988271 1.95965573 1.96010969
4 3.84779114 3.84349488 3.8520874
8 7.40680198 7.40109936 7.41250461
16 13.6609611 13.6341845 13.6877377
32 23.4512172 23.2086052 23.6938291
EOD
$p1s5 << EOD
1 0.982590453 0.982080095 0.983100811
2 1.94335382 1.92372908 1.96297856
4 3.79991887 3.75789245 3.8419453
8 7.22974525 6.98032305 7.47916745
16 12.7854623 12.4885929 13.0823318
32 18.1218852 17.2147471 19.0290233
EOD
$p1l1 << EOD
0.870550563 0.870550563
1 1
2 2
4 4
8 8
16 16
32 32
36.7583474 36.7583474
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.870550563:36.7583474]
set logscale y
set yrange [0.612011891:37.259919]
unset label
unset arrow
set label 'More cores: what each way of running Python makes of them' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'cores and workers' at screen 0.44000,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over one thread' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.80692
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label 'threads under the GIL' at screen 0.79224,0.22532 left front textcolor rgb '#005A8C'
set label 'threads of 3.13t' at screen 0.79224,0.80218 left front textcolor rgb '#A84A00'
set arrow from screen 0.78599,0.85208 to screen 0.78974,0.86911 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'threads of 3.14t' at screen 0.79224,0.86911 left front textcolor rgb '#00724F'
set label 'interpreters' at screen 0.79224,0.83565 left front textcolor rgb '#A04878'
set arrow from screen 0.78599,0.78313 to screen 0.78974,0.76872 nohead linewidth 0.6 linecolor rgb '#E69F00'
set label 'processes' at screen 0.79224,0.76872 left front textcolor rgb '#946600'
set label 'all cores' at screen 0.16815,0.38440 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1s4 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#CC79A7', \
  $p1s5 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $p1s4 using 1:2 with lines linewidth 2 dashtype (12,4,3,4) linecolor rgb '#CC79A7', \
  $p1s4 using 1:2 with points pointtype 13 pointsize 0.8 linecolor rgb '#CC79A7', \
  $p1s5 using 1:2 with lines linewidth 2 dashtype (6,3) linecolor rgb '#E69F00', \
  $p1s5 using 1:2 with points pointtype 11 pointsize 0.8 linecolor rgb '#E69F00'
unset multiplot
