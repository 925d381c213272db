# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998506372 0.997929435 0.999083308
2 1.99421155 1.99311008 1.99531301
4 3.96849778 3.96648906 3.9705065
8 7.79303643 7.78690856 7.7991643
16 14.5089334 14.4474714 14.5703955
32 22.590044 22.4477761 22.7323118
64 19.1938664 18.9884349 19.399298
EOD
$p1s2 << EOD
1 0.998550406 0.998023548 0.999077263
2 1.99382434 1.99237414 1.99527455
4 3.96476389 3.96246341 3.96706438
8 7.75433993 7.74003571 7.76864414
16 14.1418689 14.0477068 14.236031
32 15.0166435 14.8721331 15.161154
64 12.8243195 12.735707 12.9129319
EOD
$p1s3 << EOD
1 0.998548907 0.998021505 0.99907631
2 1.99352501 1.99168937 1.99536065
4 3.95696356 3.95523501 3.9586921
8 6.1268831 6.06966127 6.18410493
16 7.18289606 7.09051409 7.27527803
32 7.02227281 6.99287719 7.05166843
64 6.52843084 6.49910125 6.55776042
EOD
$p1s4 << EOD
1 0.998590657 0.998379294 0.998802019
2 1.99433966 1.9942141 1.99446522
4 3.9444085 3.93152561 3.95729138
8 3.93506196 3.92108543 3.94903848
16 3.84576118 3.83741981 3.85410254
32 3.71814614 3.70725917 3.7290331
64 3.57808358 3.56831303 3.58785413
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.880639339:25.7599702]
unset label
unset arrow
set label 'Workers: one a core for computing, more for waiting' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'worker processes' at screen 0.48742,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.90177
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label '90 % I/O' at screen 0.88358,0.85263 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.75858 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60110 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46085 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.48358 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 3.9' at screen 0.24523,0.51114 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.62338 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.2' at screen 0.63631,0.67063 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79539 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 15' at screen 0.72061,0.74814 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.89063 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 22.6' at screen 0.63197,0.89063 left front textcolor rgb '#222222'
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
