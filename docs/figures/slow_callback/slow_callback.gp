# slow_callback: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.001 0.0145930323 0.0145055306 0.0146805339
0.003 0.0148342363 0.0146622892 0.0150061833
0.01 0.0152721853 0.0151495482 0.0153948223
0.03 0.0204545733 0.0169571499 0.0239519966
0.1 0.092175655 0.0851214632 0.0992298468
0.3 0.295173811 0.280996275 0.309351348
EOD
$p1s2 << EOD
0.001 0.01537889 0.0153154724 0.0154423076
0.003 0.015516964 0.0154384096 0.0155955184
0.01 0.015878697 0.0156105749 0.0161468191
0.03 0.0173365985 0.0163534518 0.0183197452
0.1 0.0324392608 0.0301528757 0.0347256458
0.3 0.0423686002 0.037079736 0.0476574645
EOD
$p1s3 << EOD
0.001 0.015367519 0.0152401861 0.0154948519
0.003 0.0154826015 0.0153959391 0.0155692639
0.01 0.015517624 0.0154624519 0.0155727961
0.03 0.015513347 0.0153896496 0.0156370444
0.1 0.0155970355 0.0154634314 0.0157306396
0.3 0.015726928 0.0154436373 0.0160102187
EOD
$p1s4 << EOD
0.001 0.013169763 0.0130634869 0.0132760391
0.003 0.013288359 0.0132099153 0.0133668027
0.01 0.0135452598 0.0133971871 0.0136933324
0.03 0.0154239563 0.0139614956 0.0168864169
0.1 0.0268050015 0.0257852616 0.0278247414
0.3 0.0341398692 0.0314748058 0.0368049327
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.011510214:0.351097494]
unset label
unset arrow
set label 'One slow callback in 500 holds up all that share its loop' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'computing in the slow callback' at screen 0.47478,0.05118 center front textcolor rgb '#222222'
set label '99th percentile of the latency' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10828
set rmargin at screen 0.84127
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1 ms' 0.001, '3 ms' 0.003, '10 ms' 0.01, '30 ms' 0.03, '100 ms' 0.1, '300 ms' 0.3)
set ytics ('20 ms' 0.02, '50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2)
set label 'on the loop' at screen 0.82662,0.88129 left front textcolor rgb '#005A8C'
set label 'thread executor' at screen 0.82662,0.43408 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.20577 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.38434 left front textcolor rgb '#A04878'
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
