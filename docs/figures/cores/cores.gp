# cores: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999608407 0.999604226 0.999612588
2 0.990565949 0.989556891 0.991575008
4 0.980559566 0.979821905 0.981297227
8 0.981329635 0.979533281 0.983125989
16 0.985952133 0.985000296 0.986903971
32 0.986930011 0.985961023 0.987899
EOD
$p1s2 << EOD
1 0.712625325 0.712609795 0.712640855
2 1.42327974 1.42322641 1.42333308
4 2.83788248 2.83755425 2.8382107
8 5.62994997 5.62602501 5.63387492
16 11.0055848 10.9669287 11.0442409
32 20.5923138 20.4696637 20.7149639
EOD
$p1s3 << EOD
1 0.923132728 0.923105873 0.923159584
2 1.84295952 1.84286165 1.84305739
4 3.6713835 3.67082457 3.67194243
8 7.26702622 7.26219167 7.27186077
16 14.1116782 14.0481992 14.1751571
32 25.9694363 25.672097 26.2667756
EOD
$p1s4 << EOD
1 0.988668769 0.988603421 0.988734117
2 1.95985736 1.95963018 1.96008455
4 3.84726534 3.84385864 3.85067204
8 7.40640612 7.40070861 7.41210364
16 13.6605525 13.6215998 13.6995052
32 23.4646146 23.3635766 23.5656526
EOD
$p1s5 << EOD
1 0.982537883 0.98199041 0.983085357
2 1.94681045 1.93501872 1.95860218
4 3.80655397 3.77436447 3.83874347
8 7.22869864 7.07811846 7.37927882
16 12.8790632 12.3091083 13.449018
32 18.2266077 17.2880502 19.1651651
EOD
$p1l1 << EOD
0.870550563 0.870550563
1 1
2 2
4 4
8 8
16 16
32 32
36.7583474 36.7583474
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.870550563:36.7583474]
set logscale y
set yrange [0.612011891:37.259919]
unset label
unset arrow
set label 'More cores: what each way of running Python makes of them' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'cores and workers' at screen 0.44000,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over one thread' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.80692
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label 'threads under the GIL' at screen 0.79224,0.22543 left front textcolor rgb '#005A8C'
set label 'threads of 3.13t' at screen 0.79224,0.80241 left front textcolor rgb '#A84A00'
set arrow from screen 0.78599,0.85208 to screen 0.78974,0.86934 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'threads of 3.14t' at screen 0.79224,0.86934 left front textcolor rgb '#00724F'
set label 'interpreters' at screen 0.79224,0.83588 left front textcolor rgb '#A04878'
set arrow from screen 0.78599,0.78424 to screen 0.78974,0.76895 nohead linewidth 0.6 linecolor rgb '#E69F00'
set label 'processes' at screen 0.79224,0.76895 left front textcolor rgb '#946600'
set label 'all cores' at screen 0.16815,0.38440 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1s4 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#CC79A7', \
  $p1s5 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $p1s4 using 1:2 with lines linewidth 2 dashtype (12,4,3,4) linecolor rgb '#CC79A7', \
  $p1s4 using 1:2 with points pointtype 13 pointsize 0.8 linecolor rgb '#CC79A7', \
  $p1s5 using 1:2 with lines linewidth 2 dashtype (6,3) linecolor rgb '#E69F00', \
  $p1s5 using 1:2 with points pointtype 11 pointsize 0.8 linecolor rgb '#E69F00'
unset multiplot
