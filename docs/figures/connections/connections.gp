# connections: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
100 99.8237501 99.8237501 99.8237501
200 199.528367 199.528367 199.528367
500 498.354449 498.354449 498.354449
1000 994.643608 994.643608 994.643608
2000 1984.92453 1984.92453 1984.92453
5000 4919.11879 4919.11879 4919.11879
10000 9694.50834 9694.50834 9694.50834
20000 17858.4082 17858.4082 17858.4082
50000 18352.0158 18352.0158 18352.0158
EOD
$p1s2 << EOD
100 99.7416303 99.7416303 99.7416303
200 199.222303 199.222303 199.222303
500 496.457839 496.457839 496.457839
1000 987.966525 987.966525 987.966525
2000 1956.17519 1956.17519 1956.17519
5000 4682.66858 4682.66858 4682.66858
10000 4796.18035 4796.18035 4796.18035
20000 4854.52533 4854.52533 4854.52533
50000 4890.21725 4890.21725 4890.21725
EOD
$p1s3 << EOD
100 99.2536767 99.2536767 99.2536767
200 197.438324 197.438324 197.438324
500 486.638555 486.638555 486.638555
1000 948.340913 948.340913 948.340913
2000 972.26535 972.26535 972.26535
5000 986.669716 986.669716 986.669716
10000 991.572679 991.572679 991.572679
20000 994.042396 994.042396 994.042396
50000 995.530182 995.530182 995.530182
EOD
$p1l1 << EOD
77.9904093 77.9904093
100 100
200 200
500 500
1000 1000
2000 2000
5000 5000
10000 10000
20000 20000
50000 50000
64110.4469 64110.4469
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [77.9904093:64110.4469]
set logscale y
set yrange [77.3851569:64129.6604]
unset label
unset arrow
set label 'Connections of one event loop: as many as its thread can answer' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'connections' at screen 0.49022,0.05118 center front textcolor rgb '#222222'
set label 'answers [1/s]' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10469
set rmargin at screen 0.87576
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('100' 100, '200' 200, '500' 500, '1000' 1000, '2000' 2000, '5000' 5000, '10,000' 10000, '20,000' 20000, '50,000' 50000)
set ytics ('100' 100, '1000' 1000, '10,000' 10000)
set label '50 µs each' at screen 0.85970,0.77465 left front textcolor rgb '#005A8C'
set label '200 µs each' at screen 0.85970,0.61969 left front textcolor rgb '#A84A00'
set label '1 ms each' at screen 0.85970,0.43318 left front textcolor rgb '#00724F'
set label 'one a second each' at screen 0.17333,0.37611 left front textcolor rgb '#666666'
set label '' at screen 0.84720,0.77465 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '18,000/s' at screen 0.76386,0.72741 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.61969 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4900/s' at screen 0.77741,0.66693 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.43318 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '1000/s' at screen 0.77741,0.48042 left front textcolor rgb '#222222'
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
