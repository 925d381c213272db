# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.635845609 0.630488493 0.641202725
2e-05 0.774778131 0.718316773 0.831239489
5e-05 0.892056498 0.878565367 0.905547629
0.0001 0.937163289 0.933611273 0.940715305
0.0002 0.954341492 0.950532663 0.958150321
0.0005 0.97113888 0.969901449 0.972376311
0.001 0.974878937 0.969644046 0.980113829
0.002 0.976574336 0.97459884 0.978549832
0.005 0.978673686 0.978190256 0.979157115
0.01 0.979221721 0.978727906 0.979715537
0.02 0.979299348 0.978942961 0.979655735
EOD
$p1s2 << EOD
1e-05 0.368057573 0.32410813 0.412007016
2e-05 0.644839474 0.612914764 0.676764183
5e-05 1.07784902 0.692467271 1.46323077
0.0001 1.82311076 1.6532513 1.99297021
0.0002 2.34373526 2.21843955 2.46903097
0.0005 3.19163419 2.80721928 3.57604909
0.001 3.51175555 3.35905853 3.66445257
0.002 3.72691567 3.65138949 3.80244184
0.005 3.86343283 3.78552117 3.94134449
0.01 3.93784382 3.90282142 3.97286621
0.02 3.97583947 3.96771505 3.98396389
EOD
$p1s3 << EOD
1e-05 0.0322765333 0.030572659 0.0339804077
2e-05 0.0642502512 0.0616803122 0.0668201902
5e-05 0.153737584 0.137077139 0.170398029
0.0001 0.294578747 0.249815195 0.339342299
0.0002 0.574996591 0.482177555 0.667815628
0.0005 1.29082958 1.20628752 1.37537164
0.001 1.96031696 1.79231639 2.12831753
0.002 2.73759236 2.5741204 2.90106433
0.005 3.51733945 3.35536152 3.67931738
0.01 3.74774682 3.65664307 3.83885057
0.02 3.83950499 3.80770435 3.87130562
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
5e-05 0.892056498 0.878565367 0.905547629
0.0001 0.937163289 0.933611273 0.940715305
0.0002 0.954341492 0.950532663 0.958150321
0.0005 0.97113888 0.969901449 0.972376311
0.001 0.974878937 0.969644046 0.980113829
0.002 0.976574336 0.97459884 0.978549832
0.005 0.978673686 0.978190256 0.979157115
0.01 0.979221721 0.978727906 0.979715537
0.02 0.979299348 0.978942961 0.979655735
EOD
$p2s2 << EOD
1e-05 0.0725088429 0.0710718335 0.0739458523
2e-05 0.145997913 0.13776707 0.154228757
5e-05 0.358469694 0.341370227 0.375569161
0.0001 0.66683532 0.641560729 0.692109911
0.0002 1.3081958 1.29433148 1.32206012
0.0005 2.26575567 2.10267495 2.4288364
0.001 2.90606686 2.77442101 3.0377127
0.002 3.36096802 3.21338136 3.50855469
0.005 3.70505464 3.64322662 3.76688266
0.01 3.85102464 3.80812482 3.89392447
0.02 3.92571604 3.91080195 3.94063012
EOD
$p2s3 << EOD
1e-05 0.0240761558 0.0230535651 0.0250987464
2e-05 0.0482440002 0.0447705401 0.0517174603
5e-05 0.122026677 0.116436037 0.127617317
0.0001 0.250232446 0.237808924 0.262655967
0.0002 0.509206735 0.4821109 0.536302569
0.0005 1.14005552 1.09053326 1.18957778
0.001 1.55888019 1.4428583 1.67490208
0.002 2.06521072 1.92419627 2.20622517
0.005 3.26845398 2.9592934 3.57761456
0.01 3.69930122 3.66127422 3.73732822
0.02 3.81311758 3.77883221 3.84740295
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
5e-05 0.892056498 0.878565367 0.905547629
0.0001 0.937163289 0.933611273 0.940715305
0.0002 0.954341492 0.950532663 0.958150321
0.0005 0.97113888 0.969901449 0.972376311
0.001 0.974878937 0.969644046 0.980113829
0.002 0.976574336 0.97459884 0.978549832
0.005 0.978673686 0.978190256 0.979157115
0.01 0.979221721 0.978727906 0.979715537
0.02 0.979299348 0.978942961 0.979655735
EOD
$p3s2 << EOD
1e-05 0.00412220186 0.00409123245 0.00415317127
2e-05 0.00819811479 0.00817605853 0.00822017105
5e-05 0.0204669421 0.0203476336 0.0205862506
0.0001 0.0407847433 0.0406305093 0.0409389772
0.0002 0.0812477686 0.0810167514 0.0814787858
0.0005 0.201914278 0.200684278 0.203144278
0.001 0.398588323 0.396047473 0.401129173
0.002 0.778728378 0.773677991 0.783778765
0.005 1.75288948 1.73322843 1.77255054
0.01 2.69408627 2.67146927 2.71670328
0.02 3.2188634 3.21116194 3.22656486
EOD
$p3s3 << EOD
1e-05 0.00498554284 0.00493174662 0.00503933906
2e-05 0.00993734396 0.00979669405 0.0100779939
5e-05 0.0247304033 0.0244402462 0.0250205603
0.0001 0.0494788524 0.0488711016 0.0500866033
0.0002 0.0986836899 0.0966744525 0.100692927
0.0005 0.247107593 0.244071278 0.250143909
0.001 0.493892891 0.492255564 0.495530218
0.002 0.961672572 0.94161279 0.981732355
0.005 2.17455715 2.14013969 2.20897461
0.01 3.09872711 3.05215009 3.14530412
0.02 3.47534483 3.44690497 3.50378469
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
set yrange [0.00310681724:5.24630872]
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
set label 'threads' at screen 0.29306,0.69501 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82268 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72474 left front textcolor rgb '#666666'
set label '' at screen 0.17440,0.69364 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 360 µs on' at screen 0.19120,0.63809 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.60597,0.69501 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82204 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72474 left front textcolor rgb '#666666'
set label '' at screen 0.49117,0.69390 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 410 µs on' at screen 0.50797,0.63834 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.91887,0.69501 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.80620 to screen 0.91687,0.79011 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.79011 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.81337 to screen 0.91687,0.82946 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.82946 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72474 left front textcolor rgb '#666666'
set label '' at screen 0.84707,0.69476 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2 ms on' at screen 0.74321,0.78735 left front textcolor rgb '#222222'
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
