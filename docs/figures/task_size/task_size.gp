# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.64070278 0.625370386 0.656035174
2e-05 0.778095482 0.770739042 0.785451921
5e-05 0.89348839 0.869557875 0.917418906
0.0001 0.938749958 0.928914696 0.948585221
0.0002 0.956738534 0.949038598 0.96443847
0.0005 0.970737501 0.96710896 0.974366042
0.001 0.976255129 0.971212979 0.981297278
0.002 0.978169672 0.977380462 0.978958882
0.005 0.97806178 0.974889671 0.98123389
0.01 0.979597957 0.979125017 0.980070897
0.02 0.979762943 0.979289751 0.980236136
EOD
$p1s2 << EOD
1e-05 0.395119923 0.371522643 0.418717204
2e-05 0.639161663 0.318632228 0.959691098
5e-05 1.2028155 1.05304155 1.35258944
0.0001 1.83552479 1.1694454 2.50160418
0.0002 2.50010234 1.99944159 3.00076309
0.0005 3.21377057 2.70375212 3.72378903
0.001 3.58349075 3.39274669 3.7742348
0.002 3.79915746 3.73144292 3.866872
0.005 3.91276345 3.87185717 3.95366972
0.01 3.95411219 3.94048403 3.96774034
0.02 3.98064543 3.97501738 3.98627347
EOD
$p1s3 << EOD
1e-05 0.0318545798 0.029069063 0.0346400966
2e-05 0.0639452109 0.0602907639 0.067599658
5e-05 0.158063917 0.141706332 0.174421502
0.0001 0.304559954 0.284351297 0.324768611
0.0002 0.575511277 0.567206034 0.583816519
0.0005 1.27183656 1.11982892 1.4238442
0.001 2.05854276 1.88699362 2.2300919
0.002 3.00871084 2.84319072 3.17423096
0.005 3.56533731 3.5244409 3.60623372
0.01 3.78969263 3.77170838 3.80767689
0.02 3.88969302 3.86672801 3.91265803
EOD
$p1l1 << EOD
7.37834231e-06 1
1e-05 1
2e-05 1
5e-05 1
0.0001 1
0.0002 1
0.0005 1
0.001 1
0.002 1
0.005 1
0.01 1
0.02 1
0.0271063596 1
EOD
$p2s1 << EOD
1e-05 0.64070278 0.625370386 0.656035174
2e-05 0.778095482 0.770739042 0.785451921
5e-05 0.89348839 0.869557875 0.917418906
0.0001 0.938749958 0.928914696 0.948585221
0.0002 0.956738534 0.949038598 0.96443847
0.0005 0.970737501 0.96710896 0.974366042
0.001 0.976255129 0.971212979 0.981297278
0.002 0.978169672 0.977380462 0.978958882
0.005 0.97806178 0.974889671 0.98123389
0.01 0.979597957 0.979125017 0.980070897
0.02 0.979762943 0.979289751 0.980236136
EOD
$p2s2 << EOD
1e-05 0.0722786097 0.0696689734 0.0748882461
2e-05 0.146125249 0.144128544 0.148121955
5e-05 0.358402822 0.350604423 0.36620122
0.0001 0.694581949 0.681292177 0.707871722
0.0002 1.32320344 1.30376219 1.3426447
0.0005 2.35015806 2.31049865 2.38981748
0.001 3.02190443 2.94562436 3.0981845
0.002 3.38447313 3.29314812 3.47579815
0.005 3.73827588 3.70857536 3.76797639
0.01 3.86367739 3.83625527 3.89109951
0.02 3.93872907 3.93642207 3.94103607
EOD
$p2s3 << EOD
1e-05 0.0237833587 0.019653053 0.0279136644
2e-05 0.0466255277 0.0392483064 0.0540027489
5e-05 0.115286075 0.0891599048 0.141412244
0.0001 0.251756456 0.239681467 0.263831445
0.0002 0.50334633 0.457413069 0.54927959
0.0005 1.12277306 0.98630302 1.2592431
0.001 1.64836769 1.57367264 1.72306274
0.002 2.35901627 2.12969889 2.58833364
0.005 3.51209228 3.35693137 3.66725319
0.01 3.78562865 3.72652736 3.84472993
0.02 3.89286642 3.86685394 3.91887891
EOD
$p2l1 << EOD
7.37834231e-06 1
1e-05 1
2e-05 1
5e-05 1
0.0001 1
0.0002 1
0.0005 1
0.001 1
0.002 1
0.005 1
0.01 1
0.02 1
0.0271063596 1
EOD
$p3s1 << EOD
1e-05 0.64070278 0.625370386 0.656035174
2e-05 0.778095482 0.770739042 0.785451921
5e-05 0.89348839 0.869557875 0.917418906
0.0001 0.938749958 0.928914696 0.948585221
0.0002 0.956738534 0.949038598 0.96443847
0.0005 0.970737501 0.96710896 0.974366042
0.001 0.976255129 0.971212979 0.981297278
0.002 0.978169672 0.977380462 0.978958882
0.005 0.97806178 0.974889671 0.98123389
0.01 0.979597957 0.979125017 0.980070897
0.02 0.979762943 0.979289751 0.980236136
EOD
$p3s2 << EOD
1e-05 0.00413787367 0.00410234258 0.00417340477
2e-05 0.0082358867 0.00817890615 0.00829286724
5e-05 0.0205292911 0.0203659922 0.0206925901
0.0001 0.040935298 0.0407314581 0.041139138
0.0002 0.0816127943 0.0809817107 0.0822438778
0.0005 0.202467947 0.201562087 0.203373806
0.001 0.399866458 0.398485884 0.401247032
0.002 0.780342745 0.771686874 0.788998615
0.005 1.77114834 1.74812678 1.79416991
0.01 2.72236542 2.71071461 2.73401623
0.02 3.24003829 3.22890674 3.25116985
EOD
$p3s3 << EOD
1e-05 0.00506636022 0.00501758128 0.00511513916
2e-05 0.0101059994 0.00999268916 0.0102193097
5e-05 0.0250483021 0.0249637217 0.0251328824
0.0001 0.0500977003 0.0497515444 0.0504438563
0.0002 0.100565369 0.0997766458 0.101354093
0.0005 0.249966436 0.244692674 0.255240199
0.001 0.501395416 0.495677766 0.507113067
0.002 0.9840813 0.957102742 1.01105986
0.005 2.14552992 2.11796083 2.17309902
0.01 2.96964182 2.82700968 3.11227397
0.02 3.55181719 3.53180863 3.57182575
EOD
$p3l1 << EOD
7.37834231e-06 1
1e-05 1
2e-05 1
5e-05 1
0.0001 1
0.0002 1
0.0005 1
0.001 1
0.002 1
0.005 1
0.01 1
0.02 1
0.0271063596 1
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.37834231e-06:0.0271063596]
set logscale y
set yrange [0.00311551982:5.24890238]
unset label
unset arrow
set label 'Processes win where tasks are long against what sending them costs' at screen 0.01400,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'computing in a task' at screen 0.49319,0.06019 center front textcolor rgb '#222222'
set label 'speed-up over one thread' at screen 0.01600,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.06930
set rmargin at screen 0.29129
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('10 µs' 1e-05, '100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1)
set label '1 KiB of arguments' at screen 0.07130,0.87963 left front textcolor rgb '#222222'
set label 'threads' at screen 0.29306,0.69496 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82384 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72465 left front textcolor rgb '#666666'
set label '' at screen 0.17471,0.69362 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 360 µs on' at screen 0.19151,0.63807 left front textcolor rgb '#222222'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.38220
set rmargin at screen 0.60419
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('10 µs' 1e-05, '100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.01, '' 0.1, '' 1)
set label '64 KiB of arguments' at screen 0.38420,0.87963 left front textcolor rgb '#222222'
set label 'threads' at screen 0.60597,0.69496 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82392 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72465 left front textcolor rgb '#666666'
set label '' at screen 0.49163,0.69385 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 420 µs on' at screen 0.50843,0.63829 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p2l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p2s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p2s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.69510
set rmargin at screen 0.91709
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('10 µs' 1e-05, '100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.01, '' 0.1, '' 1)
set label '1 MiB of arguments' at screen 0.69710,0.87963 left front textcolor rgb '#222222'
set label 'threads' at screen 0.91887,0.69496 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.80676 to screen 0.91687,0.79138 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.79138 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.81535 to screen 0.91687,0.83073 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.83073 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72465 left front textcolor rgb '#666666'
set label '' at screen 0.84643,0.69481 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2 ms on' at screen 0.74258,0.78740 left front textcolor rgb '#222222'
plot $p3s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p3s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p3s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p3l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p3s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p3s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p3s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p3s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p3s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p3s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
