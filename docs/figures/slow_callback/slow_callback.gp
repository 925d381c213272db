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
0.001 0.014997114 0.0149166311 0.0150775969
0.003 0.0150893823 0.0150055837 0.0151731808
0.01 0.0154923973 0.0153167382 0.0156680563
0.03 0.016824662 0.0161347886 0.0175145354
0.1 0.028298795 0.0276106447 0.0289869453
0.3 0.0425145228 0.032250675 0.0527783705
EOD
$p1s3 << EOD
0.001 0.0147317777 0.014702365 0.0147611905
0.003 0.0148368317 0.0146820243 0.0149916392
0.01 0.0148227638 0.0147265281 0.0149189994
0.03 0.014827587 0.0147198191 0.0149353549
0.1 0.0148883518 0.0148219474 0.0149547561
0.3 0.0149843225 0.0147362532 0.0152323918
EOD
$p1s4 << EOD
0.001 0.0131873842 0.0131023933 0.0132723752
0.003 0.0132996765 0.0131853803 0.0134139727
0.01 0.0135726868 0.0133889641 0.0137564094
0.03 0.015665354 0.0142837033 0.0170470047
0.1 0.0274243278 0.0253851809 0.0294634746
0.3 0.0392146653 0.0365151976 0.0419141329
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.0115465964:0.350480207]
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
set label 'thread executor' at screen 0.82662,0.44199 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.19399 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.40853 left front textcolor rgb '#A04878'
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
