# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.640865835 0.625532503 0.656199167
2e-05 0.778229137 0.770890034 0.78556824
5e-05 0.893564355 0.869628517 0.917500193
0.0001 0.938790194 0.928956044 0.948624343
0.0002 0.956760391 0.949059749 0.964461033
0.0005 0.970746504 0.967117751 0.974375257
0.001 0.976259677 0.971217391 0.981301963
0.002 0.978171839 0.9773829 0.978960779
0.005 0.978222856 0.97464689 0.981798821
0.01 0.979598383 0.979125464 0.980071301
0.02 0.97976317 0.979289989 0.980236351
EOD
$p1s2 << EOD
1e-05 0.405215806 0.345970675 0.464460937
2e-05 0.589817096 0.288190297 0.891443895
5e-05 1.18992448 0.822965151 1.5568838
0.0001 1.70431158 1.1873233 2.22129986
0.0002 2.40160455 1.98952775 2.81368135
0.0005 3.32115926 3.02257198 3.61974655
0.001 3.49242137 3.10284194 3.8820008
0.002 3.79757125 3.72469744 3.87044507
0.005 3.8978058 3.83801628 3.95759531
0.01 3.94636389 3.90564233 3.98708544
0.02 3.97902284 3.9740017 3.98404398
EOD
$p1s3 << EOD
1e-05 0.0325021912 0.0306333847 0.0343709977
2e-05 0.0634095742 0.0576031378 0.0692160106
5e-05 0.160698158 0.157492172 0.163904143
0.0001 0.314395725 0.295680792 0.333110657
0.0002 0.575786971 0.550893452 0.600680489
0.0005 1.2997414 1.24887579 1.35060702
0.001 2.0282705 1.94618539 2.1103556
0.002 2.81024137 2.53702834 3.08345441
0.005 3.56759861 3.49253039 3.64266683
0.01 3.780505 3.72800645 3.83300354
0.02 3.88893819 3.8502754 3.92760098
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
1e-05 0.640865835 0.625532503 0.656199167
2e-05 0.778229137 0.770890034 0.78556824
5e-05 0.893564355 0.869628517 0.917500193
0.0001 0.938790194 0.928956044 0.948624343
0.0002 0.956760391 0.949059749 0.964461033
0.0005 0.970746504 0.967117751 0.974375257
0.001 0.976259677 0.971217391 0.981301963
0.002 0.978171839 0.9773829 0.978960779
0.005 0.978222856 0.97464689 0.981798821
0.01 0.979598383 0.979125464 0.980071301
0.02 0.97976317 0.979289989 0.980236351
EOD
$p2s2 << EOD
1e-05 0.0733422573 0.0674541349 0.0792303797
2e-05 0.146365295 0.13818481 0.154545779
5e-05 0.35705426 0.349734198 0.364374322
0.0001 0.688767668 0.645663684 0.731871653
0.0002 1.34381142 1.32140478 1.36621806
0.0005 2.39415205 2.36654784 2.42175626
0.001 2.96117933 2.84309715 3.07926151
0.002 3.38805171 3.29408017 3.48202325
0.005 3.72837772 3.72442415 3.7323313
0.01 3.85371852 3.83448937 3.87294766
0.02 3.92756732 3.91499531 3.94013933
EOD
$p2s3 << EOD
1e-05 0.0243726313 0.0221256724 0.0266195902
2e-05 0.0479609174 0.0387105576 0.0572112772
5e-05 0.116977404 0.10551541 0.128439398
0.0001 0.262329033 0.251977858 0.272680208
0.0002 0.48789923 0.463026623 0.512771838
0.0005 1.07755853 1.03366047 1.1214566
0.001 1.62039952 1.51076474 1.73003429
0.002 2.15079627 2.09507952 2.20651301
0.005 3.44588351 3.1717744 3.71999262
0.01 3.7904114 3.74586392 3.83495887
0.02 3.89880724 3.84879729 3.94881719
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
1e-05 0.640865835 0.625532503 0.656199167
2e-05 0.778229137 0.770890034 0.78556824
5e-05 0.893564355 0.869628517 0.917500193
0.0001 0.938790194 0.928956044 0.948624343
0.0002 0.956760391 0.949059749 0.964461033
0.0005 0.970746504 0.967117751 0.974375257
0.001 0.976259677 0.971217391 0.981301963
0.002 0.978171839 0.9773829 0.978960779
0.005 0.978222856 0.97464689 0.981798821
0.01 0.979598383 0.979125464 0.980071301
0.02 0.97976317 0.979289989 0.980236351
EOD
$p3s2 << EOD
1e-05 0.00413720923 0.00410285935 0.00417155912
2e-05 0.00823399748 0.00818108919 0.00828690577
5e-05 0.0205245355 0.020396461 0.0206526101
0.0001 0.0409395267 0.0408391101 0.0410399434
0.0002 0.0815454177 0.0813633691 0.0817274663
0.0005 0.202495372 0.201630027 0.203360716
0.001 0.399959858 0.399446348 0.400473369
0.002 0.781144548 0.774353408 0.787935688
0.005 1.75430524 1.72986947 1.778741
0.01 2.70503183 2.67277185 2.73729181
0.02 3.21369908 3.18634252 3.24105563
EOD
$p3s3 << EOD
1e-05 0.00507155014 0.00502470342 0.00511839685
2e-05 0.010099229 0.010025402 0.010173056
5e-05 0.02508765 0.0247924028 0.0253828971
0.0001 0.0500225121 0.0494852286 0.0505597956
0.0002 0.0998409054 0.0988843947 0.100797416
0.0005 0.250860617 0.249824734 0.251896499
0.001 0.498789384 0.494629874 0.502948894
0.002 0.979732355 0.959675649 0.99978906
0.005 2.16984669 2.12292321 2.21677017
0.01 3.11175944 3.0421099 3.18140898
0.02 3.52887416 3.51495647 3.54279185
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
set yrange [0.00311590259:5.24998786]
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
set label 'threads' at screen 0.29306,0.69494 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82380 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72463 left front textcolor rgb '#666666'
set label '' at screen 0.17427,0.69358 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 360 µs on' at screen 0.19107,0.63803 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.60597,0.69494 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82404 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72463 left front textcolor rgb '#666666'
set label '' at screen 0.49288,0.69390 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 440 µs on' at screen 0.50968,0.63834 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.91887,0.69494 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.80598 to screen 0.91687,0.79067 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.79067 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.81472 to screen 0.91687,0.83002 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.83002 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72463 left front textcolor rgb '#666666'
set label '' at screen 0.84655,0.69479 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2 ms on' at screen 0.74270,0.78738 left front textcolor rgb '#222222'
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
