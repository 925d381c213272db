# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998369711 0.99610203 1.00063739
2 1.99421701 1.98105056 2.00738346
4 3.96748601 3.94999732 3.9849747
8 7.84255764 7.80893468 7.8761806
16 14.8009531 14.6556663 14.9462399
32 23.8209588 23.4710894 24.1708282
64 21.9903649 21.801908 22.1788217
EOD
$p1s2 << EOD
1 0.99779567 0.995636033 0.999955308
2 1.99118492 1.98511605 1.99725379
4 3.97433201 3.94692192 4.00174211
8 7.89025763 7.86288582 7.91762944
16 14.6869486 14.6068062 14.767091
32 16.0269116 15.811873 16.2419503
64 14.2846918 14.1871056 14.3822779
EOD
$p1s3 << EOD
1 0.99846758 0.997934106 0.999001054
2 1.99221753 1.9899992 1.99443585
4 3.95497502 3.9475367 3.96241335
8 6.20261903 6.10749618 6.29774188
16 7.38657657 7.32192443 7.45122871
32 7.29602899 7.24235447 7.34970351
64 6.89247253 6.8756471 6.90929796
EOD
$p1s4 << EOD
1 0.998781068 0.998665345 0.99889679
2 1.99384616 1.99226342 1.9954289
4 3.96083343 3.95443346 3.9672334
8 3.96514861 3.95891133 3.97138588
16 3.91687589 3.91052223 3.92322955
32 3.83370666 3.82137581 3.84603751
64 3.69950717 3.69577933 3.703235
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.876381031:27.4599138]
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
set label '90 % I/O' at screen 0.88358,0.87049 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.77187 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60529 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46306 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.47866 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 4' at screen 0.25879,0.50622 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.62111 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.4' at screen 0.63631,0.66836 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79818 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 16' at screen 0.72061,0.75093 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.88876 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 23.8' at screen 0.76419,0.84152 left front textcolor rgb '#222222'
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
