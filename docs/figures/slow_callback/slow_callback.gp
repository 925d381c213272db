# slow_callback: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.001 0.0150589185 0.0148962669 0.0152215701
0.003 0.015238769 0.015074371 0.015403167
0.01 0.0158462745 0.015576452 0.016116097
0.03 0.020039601 0.0163967303 0.0236824717
0.1 0.0919558883 0.08515298 0.0987587965
0.3 0.294934815 0.280926829 0.308942801
EOD
$p1s2 << EOD
0.001 0.015618734 0.0154863366 0.0157511314
0.003 0.015615676 0.015280324 0.015951028
0.01 0.0159679087 0.0156515078 0.0162843097
0.03 0.0175430922 0.01664326 0.0184429245
0.1 0.0334472798 0.0319293366 0.0349652229
0.3 0.046087011 0.0403432763 0.0518307457
EOD
$p1s3 << EOD
0.001 0.015527589 0.0153494805 0.0157056975
0.003 0.015650284 0.0152334004 0.0160671676
0.01 0.0156150782 0.0154720235 0.015758133
0.03 0.0157083637 0.0154915976 0.0159251299
0.1 0.01564676 0.0155263962 0.0157671238
0.3 0.0158058483 0.0152327374 0.0163789591
EOD
$p1s4 << EOD
0.001 0.0139766885 0.0138502075 0.0141031695
0.003 0.0141342875 0.0140995725 0.0141690025
0.01 0.0145503038 0.0143458107 0.0147547968
0.03 0.0158844 0.0149181 0.0168507
0.1 0.024302586 0.0228589281 0.0257462439
0.3 0.0324070255 0.031486145 0.033327906
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.0122326178:0.349796091]
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
set label 'on the loop' at screen 0.82662,0.88120 left front textcolor rgb '#005A8C'
set label 'thread executor' at screen 0.82662,0.44533 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.19404 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.36263 left front textcolor rgb '#A04878'
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
