# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.635845609 0.630488493 0.641202725
2e-05 0.774778131 0.718316773 0.831239489
5e-05 0.896146996 0.881181595 0.911112396
0.0001 0.936218073 0.922091726 0.950344419
0.0002 0.958041851 0.950773011 0.96531069
0.0005 0.971056038 0.968572821 0.973539255
0.001 0.975387689 0.974657447 0.976117931
0.002 0.977537561 0.976489468 0.978585654
0.005 0.978296106 0.977912518 0.978679693
0.01 0.979256962 0.979172622 0.979341301
0.02 0.979090418 0.978904751 0.979276084
EOD
$p1s2 << EOD
1e-05 0.361464835 0.180046207 0.542883463
2e-05 0.603905616 0.561171887 0.646639345
5e-05 1.19128561 1.01227822 1.37029299
0.0001 1.90422463 1.62216226 2.18628699
0.0002 2.57279639 2.31520355 2.83038923
0.0005 3.24295121 2.79878004 3.68712238
0.001 3.50495831 3.37059413 3.6393225
0.002 3.71015528 3.50818582 3.91212474
0.005 3.87906408 3.78825698 3.96987119
0.01 3.93435978 3.8967466 3.97197296
0.02 3.97541 3.96905193 3.98176808
EOD
$p1s3 << EOD
1e-05 0.0303123588 0.028921933 0.0317027846
2e-05 0.0593192136 0.0545881812 0.064050246
5e-05 0.143775201 0.131852484 0.155697917
0.0001 0.288298541 0.27507701 0.301520072
0.0002 0.536711421 0.520172691 0.553250152
0.0005 1.24194024 1.14885981 1.33502066
0.001 1.90926754 1.74042649 2.0781086
0.002 2.7399737 2.58571547 2.89423194
0.005 3.51483447 3.45198208 3.57768687
0.01 3.7401876 3.70139895 3.77897625
0.02 3.83018407 3.81247668 3.84789145
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
1e-05 0.635845609 0.630488493 0.641202725
2e-05 0.774778131 0.718316773 0.831239489
5e-05 0.896146996 0.881181595 0.911112396
0.0001 0.936218073 0.922091726 0.950344419
0.0002 0.958041851 0.950773011 0.96531069
0.0005 0.971056038 0.968572821 0.973539255
0.001 0.975387689 0.974657447 0.976117931
0.002 0.977537561 0.976489468 0.978585654
0.005 0.978296106 0.977912518 0.978679693
0.01 0.979256962 0.979172622 0.979341301
0.02 0.979090418 0.978904751 0.979276084
EOD
$p2s2 << EOD
1e-05 0.0718538202 0.0691049201 0.0746027203
2e-05 0.14523861 0.14304058 0.147436639
5e-05 0.347303012 0.341711551 0.352894472
0.0001 0.667687 0.59964504 0.735728961
0.0002 1.30787336 1.19879902 1.41694771
0.0005 2.262723 2.1096563 2.4157897
0.001 2.93263322 2.77371619 3.09155024
0.002 3.35222691 3.17255568 3.53189815
0.005 3.7120652 3.65685095 3.76727945
0.01 3.85113198 3.80504215 3.8972218
0.02 3.92295821 3.8915859 3.95433052
EOD
$p2s3 << EOD
1e-05 0.0225644422 0.0221044619 0.0230244225
2e-05 0.0456389455 0.044557791 0.0467201
5e-05 0.1102454 0.104628546 0.115862254
0.0001 0.231274487 0.223763914 0.23878506
0.0002 0.47466024 0.448333335 0.500987145
0.0005 1.02807606 0.967160542 1.08899158
0.001 1.52525554 1.4467093 1.60380178
0.002 2.0802163 1.97833943 2.18209317
0.005 3.24933484 2.83106916 3.66760052
0.01 3.69426061 3.67771563 3.71080558
0.02 3.79462017 3.77387777 3.81536258
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
1e-05 0.635845609 0.630488493 0.641202725
2e-05 0.774778131 0.718316773 0.831239489
5e-05 0.896146996 0.881181595 0.911112396
0.0001 0.936218073 0.922091726 0.950344419
0.0002 0.958041851 0.950773011 0.96531069
0.0005 0.971056038 0.968572821 0.973539255
0.001 0.975387689 0.974657447 0.976117931
0.002 0.977537561 0.976489468 0.978585654
0.005 0.978296106 0.977912518 0.978679693
0.01 0.979256962 0.979172622 0.979341301
0.02 0.979090418 0.978904751 0.979276084
EOD
$p3s2 << EOD
1e-05 0.00412308752 0.0040871018 0.00415907323
2e-05 0.00819982166 0.00818206613 0.00821757718
5e-05 0.0204483906 0.0203690882 0.020527693
0.0001 0.0407925471 0.0406577271 0.0409273672
0.0002 0.0812946456 0.080974089 0.0816152023
0.0005 0.201823563 0.200100563 0.203546563
0.001 0.398876381 0.397260295 0.400492467
0.002 0.778309862 0.777373574 0.779246149
0.005 1.75559929 1.73514082 1.77605777
0.01 2.69751113 2.68807278 2.70694948
0.02 3.21902146 3.21157957 3.22646335
EOD
$p3s3 << EOD
1e-05 0.00500722577 0.00492667342 0.00508777812
2e-05 0.00995473101 0.00985518293 0.0100542791
5e-05 0.0247156086 0.0243084896 0.0251227276
0.0001 0.0497197644 0.0494139075 0.0500256214
0.0002 0.0984433945 0.0973527595 0.0995340295
0.0005 0.248114704 0.243566383 0.252663025
0.001 0.495657629 0.490889594 0.500425664
0.002 0.957882024 0.935863534 0.979900513
0.005 2.18294029 2.13166612 2.23421445
0.01 3.06197035 2.98663805 3.13730266
0.02 3.45965161 3.42985562 3.4894476
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
set yrange [0.00310362352:5.24351339]
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
set label 'threads' at screen 0.29306,0.69505 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82251 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72480 left front textcolor rgb '#666666'
set label '' at screen 0.17592,0.69391 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 380 µs on' at screen 0.19272,0.63835 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.60597,0.69505 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82163 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72480 left front textcolor rgb '#666666'
set label '' at screen 0.49435,0.69419 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 470 µs on' at screen 0.51115,0.63863 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.91887,0.69505 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.80626 to screen 0.91687,0.78995 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.78995 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.81300 to screen 0.91687,0.82931 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.82931 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72480 left front textcolor rgb '#666666'
set label '' at screen 0.84721,0.69491 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2 ms on' at screen 0.74336,0.78750 left front textcolor rgb '#222222'
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
