# slow_callback: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.001 0.014513595 0.0144150074 0.0146121826
0.003 0.0146453602 0.01453829 0.0147524305
0.01 0.0151585948 0.0149933711 0.0153238184
0.03 0.0201261492 0.0167298979 0.0235224006
0.1 0.0916095463 0.0848674279 0.0983516646
0.3 0.294805346 0.280464936 0.309145755
EOD
$p1s2 << EOD
0.001 0.0148960112 0.0147394627 0.0150525598
0.003 0.0150808815 0.0150027066 0.0151590564
0.01 0.0154089877 0.0151735836 0.0156443919
0.03 0.0170106423 0.0158743165 0.018146968
0.1 0.0314812095 0.0273253081 0.0356371109
0.3 0.0423940715 0.0329305087 0.0518576343
EOD
$p1s3 << EOD
0.001 0.014748612 0.0145985012 0.0148987228
0.003 0.0148704248 0.0147867696 0.0149540799
0.01 0.0149758957 0.0148369219 0.0151148696
0.03 0.0149453365 0.0148255987 0.0150650743
0.1 0.0150070573 0.0148853127 0.0151288018
0.3 0.0150643068 0.0147800105 0.015348603
EOD
$p1s4 << EOD
0.001 0.0131740045 0.0130737565 0.0132742525
0.003 0.013279917 0.0132027186 0.0133571154
0.01 0.013513995 0.0134512342 0.0135767558
0.03 0.0159419938 0.0150012866 0.0168827009
0.1 0.0267915815 0.0244414948 0.0291416682
0.3 0.0345726307 0.0301977318 0.0389475297
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.011519931:0.350843797]
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
set label 'on the loop' at screen 0.82662,0.88115 left front textcolor rgb '#005A8C'
set label 'thread executor' at screen 0.82662,0.43417 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.19569 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.38716 left front textcolor rgb '#A04878'
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
