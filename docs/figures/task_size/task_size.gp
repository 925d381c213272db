# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.644868126 0.604509501 0.685226751
2e-05 0.770843039 0.737564003 0.804122076
5e-05 0.901062209 0.87728569 0.924838728
0.0001 0.940395166 0.935849178 0.944941155
0.0002 0.904907245 0.663418216 1.14639627
0.0005 0.975796847 0.969509465 0.982084228
0.001 0.976837696 0.973197062 0.98047833
0.002 0.983028698 0.981047592 0.985009804
0.005 0.982195729 0.980080028 0.984311431
0.01 0.981512842 0.980477618 0.982548065
0.02 0.980513706 0.979177166 0.981850246
EOD
$p1s2 << EOD
1e-05 0.386983952 0.300432237 0.473535667
2e-05 0.574866814 0.359632284 0.790101345
5e-05 1.34799687 1.00332974 1.692664
0.0001 1.95895953 1.52703046 2.39088859
0.0002 2.54262814 2.25321613 2.83204015
0.0005 3.25660122 2.95390471 3.55929773
0.001 3.58656652 3.29594731 3.87718573
0.002 3.80745881 3.75820713 3.85671048
0.005 3.90920206 3.85916177 3.95924235
0.01 3.95618303 3.94377725 3.96858881
0.02 3.97439895 3.96320586 3.98559203
EOD
$p1s3 << EOD
1e-05 0.0354731458 0.0332083463 0.0377379452
2e-05 0.0690323496 0.0663204859 0.0717442134
5e-05 0.171585019 0.157959281 0.185210757
0.0001 0.325513517 0.320498343 0.330528692
0.0002 0.575190918 0.560279234 0.590102602
0.0005 1.29818428 1.22981224 1.36655633
0.001 2.07900982 1.83903754 2.31898209
0.002 2.95763229 2.7398867 3.17537789
0.005 3.61159909 3.60014455 3.62305363
0.01 3.80646925 3.78571469 3.82722381
0.02 3.89510833 3.88622048 3.90399619
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
1e-05 0.644868126 0.604509501 0.685226751
2e-05 0.770843039 0.737564003 0.804122076
5e-05 0.901062209 0.87728569 0.924838728
0.0001 0.940395166 0.935849178 0.944941155
0.0002 0.904907245 0.663418216 1.14639627
0.0005 0.975796847 0.969509465 0.982084228
0.001 0.976837696 0.973197062 0.98047833
0.002 0.983028698 0.981047592 0.985009804
0.005 0.982195729 0.980080028 0.984311431
0.01 0.981512842 0.980477618 0.982548065
0.02 0.980513706 0.979177166 0.981850246
EOD
$p2s2 << EOD
1e-05 0.0662376528 0.0641561454 0.0683191602
2e-05 0.131369417 0.125655202 0.137083631
5e-05 0.319963303 0.313009895 0.326916712
0.0001 0.611715246 0.577417779 0.646012713
0.0002 1.17256831 1.09000664 1.25512998
0.0005 2.26640956 2.16416938 2.36864974
0.001 2.87301213 2.72007687 3.02594739
0.002 3.36473531 3.25758362 3.471887
0.005 3.72774611 3.69290131 3.76259091
0.01 3.85934884 3.83759134 3.88110634
0.02 3.91676183 3.88574402 3.94777964
EOD
$p2s3 << EOD
1e-05 0.0291057327 0.0283462865 0.0298651788
2e-05 0.0568099914 0.0538863064 0.0597336764
5e-05 0.143185089 0.142269742 0.144100435
0.0001 0.279053108 0.269457442 0.288648775
0.0002 0.51945094 0.516039159 0.522862721
0.0005 1.04150626 0.982002821 1.1010097
0.001 1.47046136 1.38215836 1.55876436
0.002 2.04664136 1.89053281 2.20274991
0.005 3.56020791 3.43339054 3.68702529
0.01 3.79407377 3.70229463 3.88585291
0.02 3.89375684 3.87130398 3.9162097
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
1e-05 0.644868126 0.604509501 0.685226751
2e-05 0.770843039 0.737564003 0.804122076
5e-05 0.901062209 0.87728569 0.924838728
0.0001 0.940395166 0.935849178 0.944941155
0.0002 0.904907245 0.663418216 1.14639627
0.0005 0.975796847 0.969509465 0.982084228
0.001 0.976837696 0.973197062 0.98047833
0.002 0.983028698 0.981047592 0.985009804
0.005 0.982195729 0.980080028 0.984311431
0.01 0.981512842 0.980477618 0.982548065
0.02 0.980513706 0.979177166 0.981850246
EOD
$p3s2 << EOD
1e-05 0.00473101572 0.00469117677 0.00477085467
2e-05 0.00944686126 0.00936459534 0.00952912718
5e-05 0.023510664 0.0231503099 0.0238710182
0.0001 0.0469374522 0.0467458504 0.047129054
0.0002 0.093856035 0.0929479027 0.0947641674
0.0005 0.233916524 0.232170578 0.235662471
0.001 0.467466919 0.463016934 0.471916904
0.002 0.905600296 0.881532413 0.929668179
0.005 2.0759866 2.04064873 2.11132446
0.01 2.90547791 2.89436762 2.91658821
0.02 3.36247536 3.35311533 3.37183539
EOD
$p3s3 << EOD
1e-05 0.00459226694 0.0045752591 0.00460927477
2e-05 0.0091510557 0.00910800905 0.00919410234
5e-05 0.022983473 0.0223297251 0.0236372209
0.0001 0.0455988119 0.0454485949 0.0457490289
0.0002 0.0914458856 0.0906190836 0.0922726875
0.0005 0.231171497 0.229752855 0.232590139
0.001 0.458267912 0.443522729 0.473013096
0.002 0.702815418 0.688615089 0.717015746
0.005 1.65258096 1.61293614 1.69222577
0.01 2.62702087 2.36912719 2.88491455
0.02 3.31817532 3.24493343 3.3914172
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
set yrange [0.00348989698:5.2251159]
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
set label 'threads' at screen 0.29306,0.69293 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82395 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72258 left front textcolor rgb '#666666'
set label '' at screen 0.17373,0.68971 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 350 µs on' at screen 0.19053,0.63415 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.60597,0.69293 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82392 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72258 left front textcolor rgb '#666666'
set label '' at screen 0.49361,0.69172 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 450 µs on' at screen 0.51041,0.63617 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.91887,0.69293 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.80998 to screen 0.91687,0.82903 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.82903 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.80872 to screen 0.91687,0.78968 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.78968 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72258 left front textcolor rgb '#666666'
set label '' at screen 0.85631,0.69314 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2.9 ms on' at screen 0.74162,0.78574 left front textcolor rgb '#222222'
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
