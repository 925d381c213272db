# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.937054102 0.899684824 0.97442338
2 1.10455889 1.08608266 1.12303512
4 1.25215606 1.22373195 1.28058017
8 1.50256548 1.47070477 1.53442619
16 1.6338321 1.61079737 1.65686684
32 1.73284689 1.70195202 1.76374176
64 1.78799603 1.72569304 1.85029903
125 1.78967504 1.73399717 1.8453529
250 1.84817983 1.81364506 1.88271461
500 1.89647225 1.8355823 1.95736221
1000 1.96818452 1.95372064 1.9826484
EOD
$p1s2 << EOD
1 0.334480714 0.324944562 0.344016865
2 0.590011488 0.575176057 0.604846919
4 0.902268052 0.885496588 0.919039516
8 1.255556 1.22299875 1.28811326
16 1.55609369 1.52316016 1.58902722
32 1.7435508 1.72660875 1.76049284
64 1.83630223 1.8084727 1.86413175
125 1.86069816 1.81845782 1.9029385
250 1.91156953 1.88511455 1.93802451
500 1.9402784 1.9100075 1.9705493
1000 1.96690807 1.96510745 1.96870869
EOD
$p2s1 << EOD
1 1.52692463 1.46713022 1.58671903
2 1.68339297 1.64208734 1.72469861
4 1.80270984 1.77364684 1.83177284
8 1.85915089 1.84114152 1.87716027
16 1.88385117 1.8659832 1.90171914
32 1.90692073 1.88545761 1.92838386
64 1.91513784 1.88216526 1.94811042
125 1.89854787 1.85910697 1.93798877
250 1.85092991 1.8009323 1.90092753
500 1.82822514 1.72500732 1.93144297
1000 1.83735185 1.69920902 1.97549468
EOD
$p2s2 << EOD
1 1.30721895 1.22913467 1.38530322
2 1.58306147 1.54414055 1.62198239
4 1.77479315 1.75751235 1.79207396
8 1.85593065 1.84256866 1.86929263
16 1.89663669 1.88361748 1.9096559
32 1.91241483 1.89443727 1.9303924
64 1.92244787 1.89161314 1.9532826
125 1.89879358 1.85803528 1.93955188
250 1.86279813 1.81332923 1.91226704
500 1.83717677 1.72972645 1.94462709
1000 1.83709142 1.69866197 1.97552087
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.06195434]
unset label
unset arrow
set label 'Chunks: a few dozen tasks a message, or some milliseconds' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'tasks in a message' at screen 0.47207,0.06019 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07759
set rmargin at screen 0.40035
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000)
set ytics ('0' 0, '0.5' 0.5, '1' 1, '1.5' 1.5, '2' 2)
set label 'equal tasks' at screen 0.08009,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.39465,0.82027 to screen 0.39840,0.83218 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.83218 left front textcolor rgb '#005A8C'
set arrow from screen 0.39465,0.81984 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.40090,0.79282 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.81984 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.97' at screen 0.25910,0.68095 left front textcolor rgb '#222222'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset label
unset arrow
set lmargin at screen 0.54379
set rmargin at screen 0.86656
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000)
set ytics ('' 0, '' 0.5, '' 1, '' 1.5, '' 2)
set label 'uneven tasks, lognormal with sigma 2' at screen 0.54629,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.86085,0.77621 to screen 0.86460,0.79584 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.79584 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77612 to screen 0.86460,0.75649 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.75649 left front textcolor rgb '#A84A00'
set label '' at screen 0.73568,0.80487 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '64: 1.92' at screen 0.70631,0.74931 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
