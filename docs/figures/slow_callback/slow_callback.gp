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
0.001 0.0150018752 0.0148342297 0.0151695208
0.003 0.0151361952 0.0150320107 0.0152403798
0.01 0.015488883 0.0153163127 0.0156614533
0.03 0.0167257525 0.0156115019 0.0178400031
0.1 0.0297223405 0.0258503862 0.0335942948
0.3 0.0413361775 0.0301468762 0.0525254788
EOD
$p1s3 << EOD
0.001 0.0147315023 0.0146722573 0.0147907472
0.003 0.0148629143 0.0147800353 0.0149457932
0.01 0.0147932337 0.0147015851 0.0148848824
0.03 0.014870965 0.0147813149 0.0149606151
0.1 0.0148566788 0.0148130747 0.0149002828
0.3 0.0149525393 0.0146766583 0.0152284202
EOD
$p1s4 << EOD
0.001 0.0131753598 0.0130627205 0.013287999
0.003 0.0132977818 0.013185586 0.0134099775
0.01 0.013495562 0.0133557917 0.0136353323
0.03 0.0153100253 0.0143280362 0.0162920143
0.1 0.0273058328 0.02476088 0.0298507855
0.3 0.037115801 0.0361669798 0.0380646222
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.0115102381:0.350522723]
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
set label 'on the loop' at screen 0.82662,0.88134 left front textcolor rgb '#005A8C'
set label 'thread executor' at screen 0.82662,0.43286 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.19416 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.39940 left front textcolor rgb '#A04878'
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
