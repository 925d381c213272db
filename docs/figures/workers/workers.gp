# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998839717 0.998423127 0.999256306
2 1.99431438 1.9934189 1.99520985
4 3.97015713 3.96744008 3.97287419
8 7.80072564 7.78702329 7.814428
16 14.6420163 14.6062449 14.6777877
32 23.3506553 23.2296103 23.4717003
64 21.2553569 20.9162537 21.5944601
EOD
$p1s2 << EOD
1 0.998764295 0.998318694 0.999209896
2 1.99465378 1.99369947 1.9956081
4 3.96612942 3.96412253 3.96813631
8 7.77822946 7.76560197 7.79085696
16 14.3710706 14.2990308 14.4431103
32 15.6724829 15.4832104 15.8617553
64 13.8264407 13.6879015 13.9649799
EOD
$p1s3 << EOD
1 0.998763017 0.998316956 0.999209078
2 1.99403019 1.99314095 1.99491943
4 3.96086951 3.95287473 3.9688643
8 6.15745932 6.05420145 6.26071719
16 7.23992023 7.16645974 7.31338073
32 7.27058713 7.24718895 7.2939853
64 6.85829836 6.84074511 6.87585161
EOD
$p1s4 << EOD
1 0.998570537 0.998138386 0.999002689
2 1.99425505 1.99318871 1.99532139
4 3.94882982 3.92835171 3.96930793
8 3.95937072 3.94915952 3.96958191
16 3.91332033 3.90415901 3.92248164
32 3.83026316 3.81719105 3.84333527
64 3.70059527 3.69241243 3.7087781
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.879704079:26.6316886]
unset label
unset arrow
set label 'Workers: one a core for computing, more for waiting' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'worker processes' at screen 0.48742,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.90177
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label '90 % I/O' at screen 0.88358,0.86920 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.76991 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60802 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46557 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.48056 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 3.9' at screen 0.24523,0.50812 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.62150 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 7.3' at screen 0.76419,0.66875 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79884 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 16' at screen 0.72061,0.75160 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.89090 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 23.4' at screen 0.63197,0.89090 left front textcolor rgb '#222222'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1s4 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#CC79A7', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $p1s4 using 1:2 with lines linewidth 2 dashtype (12,4,3,4) linecolor rgb '#CC79A7', \
  $p1s4 using 1:2 with points pointtype 13 pointsize 0.8 linecolor rgb '#CC79A7'
unset multiplot
