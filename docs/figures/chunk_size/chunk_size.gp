# chunk_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.947832515 0.911381628 0.984283402
2 1.09106559 1.05579709 1.1263341
4 1.27413977 1.2516038 1.29667575
8 1.49320557 1.47692861 1.50948253
16 1.6844716 1.66243692 1.70650627
32 1.77250919 1.73746608 1.80755229
64 1.8411612 1.80334252 1.87897989
125 1.83288676 1.76120203 1.90457149
250 1.83533512 1.78604736 1.88462288
500 1.88883396 1.83725533 1.94041259
1000 1.95736311 1.93994431 1.97478191
EOD
$p1s2 << EOD
1 0.326540061 0.314086716 0.338993405
2 0.600558789 0.590266058 0.610851521
4 0.927573381 0.914162813 0.940983949
8 1.26760637 1.25099877 1.28421398
16 1.5900664 1.56034182 1.61979098
32 1.77596234 1.75802868 1.793896
64 1.88122284 1.87564248 1.8868032
125 1.92118494 1.91186283 1.93050705
250 1.94380466 1.91984331 1.96776602
500 1.96778146 1.94901514 1.98654778
1000 1.98497582 1.98389493 1.98605671
EOD
$p2s1 << EOD
1 1.53657523 1.4905854 1.58256506
2 1.7154851 1.66485514 1.76611506
4 1.86643085 1.83896122 1.89390048
8 1.88806276 1.87532475 1.90080076
16 1.92479154 1.90514249 1.94444059
32 1.94449593 1.92275084 1.96624101
64 1.94107959 1.91231985 1.96983932
125 1.90022824 1.85900346 1.94145301
250 1.85297048 1.80465848 1.90128247
500 1.8318534 1.72408587 1.93962093
1000 1.83801598 1.69994944 1.97608252
EOD
$p2s2 << EOD
1 1.33599807 1.25961366 1.41238248
2 1.61201068 1.57360848 1.65041288
4 1.79828264 1.77619171 1.82037358
8 1.88210291 1.85752544 1.90668039
16 1.93045019 1.91045923 1.95044114
32 1.94552643 1.92212339 1.96892948
64 1.94743557 1.91687963 1.97799151
125 1.91440632 1.8750996 1.95371303
250 1.86769389 1.81837756 1.91701023
500 1.83985262 1.73223898 1.94746625
1000 1.83855733 1.69980627 1.97730839
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.758577575:1318.25674]
set yrange [0:2.0660097]
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
set arrow from screen 0.39465,0.81533 to screen 0.39840,0.79282 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.40090,0.79282 left front textcolor rgb '#005A8C'
set label 'executor.map' at screen 0.40090,0.83218 left front textcolor rgb '#A84A00'
set label '' at screen 0.38840,0.82461 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000: 1.98' at screen 0.25910,0.68573 left front textcolor rgb '#222222'
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
set arrow from screen 0.86085,0.77522 to screen 0.86460,0.75563 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label 'Pool.map' at screen 0.86710,0.75563 left front textcolor rgb '#005A8C'
set arrow from screen 0.86085,0.77540 to screen 0.86460,0.79498 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'executor.map' at screen 0.86710,0.79498 left front textcolor rgb '#A84A00'
set label '' at screen 0.73568,0.81200 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '64: 1.95' at screen 0.77068,0.71940 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
