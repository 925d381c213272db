# eras: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.85 0.970248493 0.970240108 0.970256878
1.85 0.992733022 0.991417981 0.994048064
2.85 0.990505871 0.988693059 0.992318682
3.85 0.990503489 0.988691088 0.992315891
4.85 0.714073703 0.714068844 0.714078561
5.85 0.925618601 0.925611122 0.925626079
EOD
$p1s2 << EOD
1.15 0.645239697 0.644001842 0.646477552
2.15 0.989520862 0.989023975 0.99001775
3.15 0.987449275 0.986621306 0.988277243
4.15 0.98787604 0.987104081 0.988648
5.15 1.42816162 1.42813498 1.42818827
6.15 1.85113855 1.85109246 1.85118464
EOD
$p1l1 << EOD
0.5 1
1 1
2 1
3 1
4 1
5 1
6 1
6.5 1
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set xrange [0.5:6.5]
set yrange [0:1.92523203]
unset label
unset arrow
set label 'Two threads that only compute, against one' at screen 0.01750,0.96636 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'version of CPython' at screen 0.53004,0.04860 center front textcolor rgb '#222222'
set label 'speed-up over one thread' at screen 0.02000,0.50093 center front textcolor rgb '#222222' rotate by 90
set label '' at screen 0.09884,0.90935 left front textcolor rgb '#222222' point pointtype 7 pointsize 0.8 linecolor rgb '#0072B2'
set label '1 core' at screen 0.13009,0.90935 left front textcolor rgb '#005A8C'
set label '' at screen 0.23212,0.90935 left front textcolor rgb '#222222' point pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
set label '2 cores' at screen 0.26337,0.90935 left front textcolor rgb '#A84A00'
set lmargin at screen 0.07759
set rmargin at screen 0.98250
set tmargin at screen 0.87477
set bmargin at screen 0.12710
set xtics ('2.7' 1, '3.8' 2, '3.11' 3, '3.13' 4, '3.13t' 5, '3.14t' 6)
set ytics ('0' 0, '0.5' 0.5, '1' 1, '1.5' 1.5)
set label 'one thread' at screen 0.08509,0.53788 left front textcolor rgb '#666666'
plot $p1s1 using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.2 linecolor rgb '#0072B2', \
  $p1s2 using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.2 linecolor rgb '#D55E00', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00'
unset multiplot
