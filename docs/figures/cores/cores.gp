# cores: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999606903 0.999602218 0.999611587
2 0.988496671 0.988235168 0.988758173
4 0.981271018 0.979553543 0.982988493
8 0.97727392 0.976567906 0.977979933
16 0.975618912 0.97526851 0.975969315
32 0.973312567 0.970223993 0.976401141
EOD
$p1s2 << EOD
1 0.712794119 0.712774296 0.712813942
2 1.42358925 1.42348961 1.42368889
4 2.83830405 2.83790499 2.8387031
8 5.63126487 5.62683091 5.63569884
16 11.0337872 11.006693 11.0608815
32 20.4330169 19.564085 21.3019487
EOD
$p1s3 << EOD
1 0.923415998 0.923382592 0.923449404
2 1.84345737 1.84338341 1.84353133
4 3.67182553 3.67091137 3.67273969
8 7.2689727 7.26264846 7.27529695
16 14.1423226 14.1037765 14.1808687
32 25.8108471 25.1100119 26.5116823
EOD
$p1s4 << EOD
1 0.988568008 0.988399826 0.988736189
2 1.95813608 1.9579858 1.95828635
4 3.83857477 3.83586075 3.8412888
8 7.37311298 7.36036483 7.38586114
16 13.6444474 13.5342839 13.7546109
32 23.7535881 23.5200883 23.9870879
EOD
$p1s5 << EOD
1 0.981569075 0.980814529 0.98232362
2 1.95112271 1.93971534 1.96253009
4 3.81308752 3.76006893 3.86610612
8 7.25322748 6.8264222 7.68003275
16 12.7596117 12.3357695 13.1834538
32 17.7835375 17.5404557 18.0266193
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
set yrange [0.612158821:37.259575]
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
set label 'threads under the GIL' at screen 0.79224,0.22273 left front textcolor rgb '#005A8C'
set label 'threads of 3.13t' at screen 0.79224,0.80115 left front textcolor rgb '#A84A00'
set arrow from screen 0.78599,0.85090 to screen 0.78974,0.86808 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'threads of 3.14t' at screen 0.79224,0.86808 left front textcolor rgb '#00724F'
set label 'interpreters' at screen 0.79224,0.83462 left front textcolor rgb '#A04878'
set arrow from screen 0.78599,0.77951 to screen 0.78974,0.76769 nohead linewidth 0.6 linecolor rgb '#E69F00'
set label 'processes' at screen 0.79224,0.76769 left front textcolor rgb '#946600'
set label 'all cores' at screen 0.16815,0.38437 left front textcolor rgb '#666666'
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
