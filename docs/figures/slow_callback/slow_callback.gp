# slow_callback: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.001 0.0146920068 0.0146264978 0.0147575157
0.003 0.0148536167 0.0147222917 0.0149849418
0.01 0.0153994553 0.0152487556 0.0155501549
0.03 0.0205319195 0.0167871442 0.0242766948
0.1 0.0926675615 0.0858171252 0.0995179978
0.3 0.29529181 0.281026606 0.309557015
EOD
$p1s2 << EOD
0.001 0.0154795693 0.0153054584 0.0156536801
0.003 0.015621815 0.0153778916 0.0158657384
0.01 0.0160466375 0.0159201199 0.0161731551
0.03 0.0174867447 0.0163866272 0.0185868623
0.1 0.033416766 0.0325978109 0.0342357211
0.3 0.0432624352 0.0366160202 0.0499088503
EOD
$p1s3 << EOD
0.001 0.0155279338 0.0154067213 0.0156491462
0.003 0.0155972742 0.0154674216 0.0157271269
0.01 0.015567597 0.015436168 0.015699026
0.03 0.0156259065 0.0155643021 0.0156875109
0.1 0.015698156 0.0155325 0.015863812
0.3 0.0158425852 0.0154815799 0.0162035906
EOD
$p1s4 << EOD
0.001 0.0131528475 0.0129774168 0.0133282782
0.003 0.0132837665 0.0131846456 0.0133828874
0.01 0.0135019928 0.0133559142 0.0136480713
0.03 0.0153013388 0.0143684693 0.0162342082
0.1 0.0257515597 0.0241743483 0.0273287712
0.3 0.0329979215 0.0319549382 0.0340409048
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.000796003816:0.376882615]
set logscale y
set yrange [0.0114310508:0.351433167]
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
set label 'on the loop' at screen 0.82662,0.88125 left front textcolor rgb '#005A8C'
set label 'thread executor' at screen 0.82662,0.43978 left front textcolor rgb '#A84A00'
set label 'process executor' at screen 0.82662,0.20887 left front textcolor rgb '#00724F'
set label 'threads' at screen 0.82662,0.37753 left front textcolor rgb '#A04878'
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
