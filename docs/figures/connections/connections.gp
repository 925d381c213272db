# connections: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
100 99.7971396 99.7971396 99.7971396
200 199.410994 199.410994 199.410994
500 497.54435 497.54435 497.54435
1000 991.650485 991.650485 991.650485
2000 1972.84276 1972.84276 1972.84276
5000 4847.2015 4847.2015 4847.2015
10000 9417.44468 9417.44468 9417.44468
20000 17008.9085 17008.9085 17008.9085
EOD
$p1s2 << EOD
100 99.6328301 99.6328301 99.6328301
200 198.810866 198.810866 198.810866
500 493.875975 493.875975 493.875975
1000 977.765955 977.765955 977.765955
2000 1916.58782 1916.58782 1916.58782
5000 4467.00085 4467.00085 4467.00085
10000 4677.24208 4677.24208 4677.24208
20000 4789.49803 4789.49803 4789.49803
EOD
$p1s3 << EOD
100 98.7518834 98.7518834 98.7518834
200 195.508657 195.508657 195.508657
500 474.939257 474.939257 474.939257
1000 905.114238 905.114238 905.114238
2000 948.902225 948.902225 948.902225
5000 976.731569 976.731569 976.731569
10000 986.38696 986.38696 986.38696
20000 991.28648 991.28648 991.28648
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
set yrange [79.8520376:24733.7166]
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
set label '1 ms each' at screen 0.85970,0.47964 left front textcolor rgb '#00724F'
set label 'one a second each' at screen 0.20531,0.40931 left front textcolor rgb '#666666'
set label '' at screen 0.84720,0.86986 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '17,000/s' at screen 0.73236,0.86986 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.69588 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4800/s' at screen 0.77741,0.74313 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.47964 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '990/s' at screen 0.78645,0.52689 left front textcolor rgb '#222222'
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
