# cores: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998613149 0.998606617 0.998619682
2 0.987158203 0.987126205 0.987190201
4 0.978328286 0.977840264 0.978816308
8 0.978408744 0.977171409 0.97964608
16 0.982654555 0.980933304 0.984375805
32 0.983484269 0.982264293 0.984704244
EOD
$p1s2 << EOD
1 0.710035504 0.710011717 0.710059291
2 1.42157206 1.4214786 1.42166553
4 2.83623151 2.83594388 2.83651915
8 5.62595768 5.62100235 5.63091302
16 11.001708 10.994566 11.00885
32 20.6144439 20.4984745 20.7304132
EOD
$p1s3 << EOD
1 0.919777568 0.919736194 0.919818942
2 1.84089689 1.84076628 1.8410275
4 3.66809867 3.66706952 3.66912782
8 7.25645987 7.24278907 7.27013066
16 14.0813295 14.012195 14.1504641
32 25.9308574 25.7371145 26.1246003
EOD
$p1s4 << EOD
1 0.981687681 0.981589817 0.981785544
2 1.95058029 1.94948061 1.95167997
4 3.82131755 3.80939006 3.83324503
8 7.37911293 7.28176868 7.47645718
16 13.5674045 13.5486725 13.5861365
32 23.5064341 23.4310578 23.5818105
EOD
$p1s5 << EOD
1 0.94877625 0.94849856 0.94905394
2 1.89638852 1.88341515 1.9093619
4 3.72966066 3.67586908 3.78345225
8 7.14464807 6.88987781 7.39941834
16 12.1885809 11.0008463 13.3763154
32 16.7289271 14.9974915 18.4603628
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
set yrange [0.609691496:37.2653631]
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
set label 'threads under the GIL' at screen 0.79224,0.22540 left front textcolor rgb '#005A8C'
set arrow from screen 0.78599,0.80791 to screen 0.78974,0.79845 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'threads of 3.13t' at screen 0.79224,0.79845 left front textcolor rgb '#A84A00'
set arrow from screen 0.78599,0.85183 to screen 0.78974,0.86537 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'threads of 3.14t' at screen 0.79224,0.86537 left front textcolor rgb '#00724F'
set label 'interpreters' at screen 0.79224,0.83191 left front textcolor rgb '#A04878'
set label 'processes' at screen 0.79224,0.76498 left front textcolor rgb '#946600'
set label 'all cores' at screen 0.16815,0.38491 left front textcolor rgb '#666666'
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
