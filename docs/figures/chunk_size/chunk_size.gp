# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.979285811 0.956660357 1.00191126
2 1.10882279 1.0680884 1.14955718
4 1.2823792 1.23594374 1.32881467
8 1.55513156 1.51481672 1.59544641
16 1.6842144 1.65364098 1.71478783
32 1.80715041 1.77841586 1.83588496
64 1.88026377 1.86476821 1.89575933
125 1.89898886 1.85082719 1.94715053
250 1.91752782 1.89448864 1.94056699
500 1.96079418 1.94129463 1.98029374
1000 1.9594183 1.93587698 1.98295961
EOD
$p1s2 << EOD
1 0.345390808 0.333649629 0.357131988
2 0.585704587 0.577565247 0.593843927
4 1.00413715 0.986446172 1.02182813
8 1.42708841 1.3853619 1.46881491
16 1.66789216 1.64654975 1.68923456
32 1.81143992 1.79146411 1.83141573
64 1.88607828 1.8791642 1.89299236
125 1.93179064 1.92638912 1.93719216
250 1.96497776 1.96228749 1.96766802
500 1.97941447 1.97807122 1.98075773
1000 1.98461907 1.98262775 1.98661038
EOD
$p2s1 << EOD
1 1.61357782 1.54839104 1.67876461
2 1.73288872 1.67142535 1.79435209
4 1.840375 1.81783669 1.8629133
8 1.89174514 1.87318119 1.91030909
16 1.93107936 1.90920113 1.95295758
32 1.94772597 1.9240398 1.97141214
64 1.94688482 1.91549707 1.97827258
125 1.91090521 1.86987897 1.95193145
250 1.86445672 1.81641888 1.91249456
500 1.83914366 1.73103574 1.94725158
1000 1.83921208 1.70046018 1.97796397
EOD
$p2s2 << EOD
1 1.36077984 1.28671267 1.43484701
2 1.64135744 1.60283425 1.67988062
4 1.81316405 1.79958229 1.82674581
8 1.88962908 1.87526258 1.90399558
16 1.93291377 1.91332471 1.95250283
32 1.94815016 1.92466572 1.9716346
64 1.94737748 1.91680689 1.97794808
125 1.91339594 1.87383504 1.95295684
250 1.86848603 1.81855632 1.91841574
500 1.83981054 1.73230226 1.94731881
1000 1.8385806 1.69973622 1.97742498
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.0660748]
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
set arrow from screen 0.39465,0.81600 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.79282 left front textcolor rgb '#005A8C'
set label 'executor.map' at screen 0.40090,0.83218 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.82447 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.98' at screen 0.27660,0.73188 left front textcolor rgb '#222222'
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
set arrow from screen 0.86085,0.77560 to screen 0.86460,0.79517 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.79517 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77539 to screen 0.86460,0.75582 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.75582 left front textcolor rgb '#A84A00'
set label '' at screen 0.70569,0.81222 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 1.95' at screen 0.67632,0.75666 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
