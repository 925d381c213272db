# slow_callback: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.001 0.0150560072 0.0148377888 0.0152742257
0.003 0.0151603583 0.0150835409 0.0152371756
0.01 0.0157755545 0.0156935877 0.0158575213
0.03 0.0200772148 0.0166762548 0.0234781747
0.1 0.0924739042 0.0857613542 0.0991864543
0.3 0.294817447 0.280736738 0.308898156
EOD
$p1s2 << EOD
0.001 0.0155247387 0.0154636624 0.0155858151
0.003 0.0155871973 0.0154358711 0.0157385234
0.01 0.016084907 0.0159721987 0.0161976153
0.03 0.017876109 0.016045649 0.019706569
0.1 0.032416793 0.0278071214 0.0370264646
0.3 0.0459771355 0.035014229 0.056940042
EOD
$p1s3 << EOD
0.001 0.015411251 0.0151356286 0.0156868734
0.003 0.0156260265 0.0155212635 0.0157307895
0.01 0.0157411605 0.015590876 0.015891445
0.03 0.015560581 0.0154976657 0.0156234963
0.1 0.0156376512 0.0154634376 0.0158118649
0.3 0.0157795905 0.015299265 0.016259916
EOD
$p1s4 << EOD
0.001 0.013937002 0.0138352169 0.0140387871
0.003 0.014153212 0.0139948564 0.0143115676
0.01 0.0143817515 0.0141039912 0.0146595118
0.03 0.0155513817 0.0150102683 0.0160924952
0.1 0.0261829873 0.0227260634 0.0296399111
0.3 0.0360509745 0.0307370883 0.0413648607
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.0122189194:0.34975867]
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
set label 'on the loop' at screen 0.82662,0.88114 left front textcolor rgb '#005A8C'
set label 'thread executor' at screen 0.82662,0.44494 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.19389 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.38784 left front textcolor rgb '#A04878'
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
