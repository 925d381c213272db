# connections: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
100 99.7903983 99.7903983 99.7903983
200 199.411474 199.411474 199.411474
500 497.519667 497.519667 497.519667
1000 991.655672 991.655672 991.655672
2000 1972.55153 1972.55153 1972.55153
5000 4847.8547 4847.8547 4847.8547
10000 9416.76066 9416.76066 9416.76066
20000 17008.8017 17008.8017 17008.8017
EOD
$p1s2 << EOD
100 99.6351238 99.6351238 99.6351238
200 198.808098 198.808098 198.808098
500 493.863911 493.863911 493.863911
1000 977.613026 977.613026 977.613026
2000 1916.07758 1916.07758 1916.07758
5000 4466.97231 4466.97231 4466.97231
10000 4677.22606 4677.22606 4677.22606
20000 4789.48964 4789.48964 4789.48964
EOD
$p1s3 << EOD
100 98.7647041 98.7647041 98.7647041
200 195.484949 195.484949 195.484949
500 474.936128 474.936128 474.936128
1000 905.108232 905.108232 905.108232
2000 948.89894 948.89894 948.89894
5000 976.730169 976.730169 976.730169
10000 986.386247 986.386247 986.386247
20000 991.28612 991.28612 991.28612
EOD
$p1l1 << EOD
80.9019147 80.9019147
100 100
200 200
500 500
1000 1000
2000 2000
5000 5000
10000 10000
20000 20000
24721.2938 24721.2938
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [80.9019147:24721.2938]
set logscale y
set yrange [79.8628193:24733.5881]
unset label
unset arrow
set label 'Connections of one event loop: as many as its thread can answer' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'connections' at screen 0.49022,0.05118 center front textcolor rgb '#222222'
set label 'answers [1/s]' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10469
set rmargin at screen 0.87576
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('100' 100, '200' 200, '500' 500, '1000' 1000, '2000' 2000, '5000' 5000, '10,000' 10000, '20,000' 20000)
set ytics ('100' 100, '200' 200, '500' 500, '1000' 1000, '2000' 2000, '5000' 5000, '10,000' 10000, '20,000' 20000)
set label '50 µs each' at screen 0.85970,0.86986 left front textcolor rgb '#005A8C'
set label '200 µs each' at screen 0.85970,0.69588 left front textcolor rgb '#A84A00'
set label '1 ms each' at screen 0.85970,0.47963 left front textcolor rgb '#00724F'
set label 'one a second each' at screen 0.20531,0.40930 left front textcolor rgb '#666666'
set label '' at screen 0.84720,0.86986 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '17,000/s' at screen 0.73236,0.86986 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.69588 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4800/s' at screen 0.77741,0.74312 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.47963 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '990/s' at screen 0.78645,0.52688 left front textcolor rgb '#222222'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
