# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.966874296 0.93753099 0.996217603
2 1.13277456 1.10142649 1.16412263
4 1.33202376 1.25110131 1.4129462
8 1.52402238 1.48145283 1.56659192
16 1.69395011 1.67641198 1.71148824
32 1.78893834 1.7415053 1.83637138
64 1.81712434 1.77342862 1.86082005
125 1.81565794 1.74120508 1.8901108
250 1.86160868 1.80170417 1.92151319
500 1.86202716 1.80839063 1.91566368
1000 1.95346752 1.92518535 1.98174969
EOD
$p1s2 << EOD
1 0.333864015 0.317719283 0.350008747
2 0.594707089 0.586390791 0.603023388
4 0.912706324 0.893852325 0.931560322
8 1.26901325 1.23873232 1.29929418
16 1.56294788 1.53573606 1.59015971
32 1.75562209 1.72009605 1.79114814
64 1.87824074 1.87155969 1.8849218
125 1.91667574 1.90861706 1.92473441
250 1.94020347 1.91549747 1.96490948
500 1.9663273 1.94771937 1.98493523
1000 1.98296769 1.98237186 1.98356352
EOD
$p2s1 << EOD
1 1.61737606 1.54063807 1.69411405
2 1.73629549 1.69851676 1.77407421
4 1.83032773 1.82107753 1.83957793
8 1.89432412 1.8686676 1.91998064
16 1.91352017 1.89399363 1.93304671
32 1.93539889 1.91427697 1.95652081
64 1.93586938 1.90265418 1.96908458
125 1.89528225 1.85640948 1.93415501
250 1.85502678 1.80645711 1.90359645
500 1.83161742 1.72503189 1.93820295
1000 1.83644032 1.69926134 1.97361931
EOD
$p2s2 << EOD
1 1.32268486 1.23485415 1.41051557
2 1.63086411 1.58738088 1.67434733
4 1.79060248 1.77042534 1.81077962
8 1.87828288 1.86174707 1.8948187
16 1.92592595 1.90708088 1.94477103
32 1.94595566 1.92281578 1.96909553
64 1.94749835 1.91657828 1.97841842
125 1.91276335 1.87337087 1.95215582
250 1.86769681 1.81823625 1.91715737
500 1.83959191 1.73209544 1.94708838
1000 1.83860943 1.69986597 1.97735289
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.06433263]
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
set arrow from screen 0.39465,0.81456 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.79282 left front textcolor rgb '#005A8C'
set label 'executor.map' at screen 0.40090,0.83218 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.82448 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.98' at screen 0.25910,0.68559 left front textcolor rgb '#222222'
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
set arrow from screen 0.86085,0.77519 to screen 0.86460,0.75588 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.75588 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77592 to screen 0.86460,0.79523 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.79523 left front textcolor rgb '#A84A00'
set label '' at screen 0.73568,0.81255 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '64: 1.95' at screen 0.77068,0.71996 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
