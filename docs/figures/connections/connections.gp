# connections: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
100 99.8300996 99.8300996 99.8300996
200 199.580845 199.580845 199.580845
500 498.429994 498.429994 498.429994
1000 994.915818 994.915818 994.915818
2000 1983.88516 1983.88516 1983.88516
5000 4908.39596 4908.39596 4908.39596
10000 9665.23238 9665.23238 9665.23238
20000 15894.1974 15894.1974 15894.1974
50000 16286.0229 16286.0229 16286.0229
EOD
$p1s2 << EOD
100 99.7432694 99.7432694 99.7432694
200 199.073324 199.073324 199.073324
500 496.328286 496.328286 496.328286
1000 987.424482 987.424482 987.424482
2000 1954.14597 1954.14597 1954.14597
5000 4519.21632 4519.21632 4519.21632
10000 4626.2492 4626.2492 4626.2492
20000 4680.49218 4680.49218 4680.49218
50000 4713.78376 4713.78376 4713.78376
EOD
$p1s3 << EOD
100 99.2122648 99.2122648 99.2122648
200 197.469932 197.469932 197.469932
500 486.563753 486.563753 486.563753
1000 937.954018 937.954018 937.954018
2000 961.374704 961.374704 961.374704
5000 975.4757 975.4757 975.4757
10000 980.277162 980.277162 980.277162
20000 982.690791 982.690791 982.690791
50000 984.146777 984.146777 984.146777
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
set yrange [77.351578:64130.731]
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
set label '50 µs each' at screen 0.85970,0.76067 left front textcolor rgb '#005A8C'
set label '200 µs each' at screen 0.85970,0.61540 left front textcolor rgb '#A84A00'
set label '1 ms each' at screen 0.85970,0.43186 left front textcolor rgb '#00724F'
set label 'one a second each' at screen 0.17333,0.37614 left front textcolor rgb '#666666'
set label '' at screen 0.84720,0.76067 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16,000/s' at screen 0.76386,0.71342 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.61540 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4700/s' at screen 0.77741,0.56816 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.43186 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '980/s' at screen 0.78645,0.47911 left front textcolor rgb '#222222'
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
