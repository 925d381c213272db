# cores: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999610945 0.999607144 0.999614747
2 0.991102804 0.990676943 0.991528665
4 0.983560576 0.981945871 0.985175281
8 0.984906608 0.983229475 0.986583742
16 0.987770572 0.985353961 0.990187182
32 0.987450758 0.983995281 0.990906236
EOD
$p1s2 << EOD
1 0.712624707 0.712605416 0.712643998
2 1.42329277 1.42311899 1.42346656
4 2.83780344 2.83739306 2.83821382
8 5.62906964 5.62592007 5.63221921
16 11.0146131 10.9673094 11.0619168
32 20.5721457 20.2340127 20.9102787
EOD
$p1s3 << EOD
1 0.923131696 0.923098428 0.923164963
2 1.84300306 1.84271993 1.84328618
4 3.67120188 3.66997649 3.67242728
8 7.26416972 7.26004586 7.26829359
16 14.1248736 14.0525107 14.1972365
32 26.2726489 24.7453382 27.7999597
EOD
$p1s4 << EOD
1 0.988956233 0.988918697 0.988993768
2 1.95986503 1.95566846 1.96406159
4 3.85293671 3.85239047 3.85348296
8 7.41547578 7.37850241 7.45244916
16 13.6509528 13.5108843 13.7910213
32 23.5479064 23.1941839 23.9016289
EOD
$p1s5 << EOD
1 0.981374434 0.981056666 0.981692201
2 1.95109039 1.94751778 1.954663
4 3.8291347 3.7889663 3.8693031
8 7.28936349 7.20457444 7.37415254
16 12.7619596 12.1318194 13.3920999
32 17.6482912 14.5435585 20.7530238
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
set yrange [0.612007979:37.2599281]
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
set label 'threads under the GIL' at screen 0.79224,0.22553 left front textcolor rgb '#005A8C'
set label 'threads of 3.13t' at screen 0.79224,0.80155 left front textcolor rgb '#A84A00'
set arrow from screen 0.78599,0.85431 to screen 0.78974,0.86848 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'threads of 3.14t' at screen 0.79224,0.86848 left front textcolor rgb '#00724F'
set label 'interpreters' at screen 0.79224,0.83501 left front textcolor rgb '#A04878'
set arrow from screen 0.78599,0.77806 to screen 0.78974,0.76808 nohead linewidth 0.6 linecolor rgb '#E69F00'
set label 'processes' at screen 0.79224,0.76808 left front textcolor rgb '#946600'
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
