# slow_callback: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.001 0.0144907752 0.0143355293 0.0146460212
0.003 0.0146805883 0.0144997727 0.0148614038
0.01 0.015127939 0.0149398813 0.0153159967
0.03 0.019968953 0.0158257109 0.0241121951
0.1 0.0921841453 0.0855971804 0.0987711101
0.3 0.294776425 0.280689164 0.308863685
EOD
$p1s2 << EOD
0.001 0.0149524525 0.0147997366 0.0151051684
0.003 0.0150654538 0.0148614654 0.0152694421
0.01 0.0154307358 0.0153590876 0.0155023839
0.03 0.0167395273 0.0160371661 0.0174418884
0.1 0.0310501788 0.0277015475 0.03439881
0.3 0.041208474 0.0287623113 0.0536546367
EOD
$p1s3 << EOD
0.001 0.0147623768 0.0146920767 0.0148326768
0.003 0.014910408 0.0148249844 0.0149958316
0.01 0.0149362482 0.0148859358 0.0149865607
0.03 0.0149692113 0.0148392065 0.015099216
0.1 0.0149816608 0.0147735802 0.0151897413
0.3 0.0150719257 0.0149216023 0.0152222492
EOD
$p1s4 << EOD
0.001 0.0131647585 0.0130806892 0.0132488278
0.003 0.0133396412 0.0132270866 0.0134521959
0.01 0.0135101713 0.013387167 0.0136331755
0.03 0.0155693863 0.0145821769 0.0165565956
0.1 0.0283113308 0.027105866 0.0295167955
0.3 0.038122664 0.0300516867 0.0461936413
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.011526705:0.35050345]
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
set label 'on the loop' at screen 0.82662,0.88133 left front textcolor rgb '#005A8C'
set label 'thread executor' at screen 0.82662,0.43538 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.19570 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.40192 left front textcolor rgb '#A04878'
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
