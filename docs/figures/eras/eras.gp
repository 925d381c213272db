# eras: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.85 0.9702512 0.970245653 0.970256748
1.85 0.992286274 0.992205346 0.992367203
2.85 0.989913191 0.989598576 0.990227806
3.85 0.992077317 0.992041884 0.99211275
4.85 0.714074372 0.714069544 0.7140792
5.85 0.925619639 0.925612206 0.925627071
EOD
$p1s2 << EOD
1.15 0.64531268 0.644038643 0.646586718
2.15 0.989558557 0.988952492 0.990164621
3.15 0.987496821 0.986613941 0.988379701
4.15 0.990427093 0.989945658 0.990908528
5.15 1.42816202 1.42813549 1.42818855
6.15 1.85113922 1.85109332 1.85118513
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
set yrange [0:1.92523253]
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
