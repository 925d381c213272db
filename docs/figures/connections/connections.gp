# connections: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
100 99.8199743 99.8199743 99.8199743
200 199.507993 199.507993 199.507993
500 498.242671 498.242671 498.242671
1000 994.638316 994.638316 994.638316
2000 1984.31505 1984.31505 1984.31505
5000 4918.98982 4918.98982 4918.98982
10000 9693.92011 9693.92011 9693.92011
20000 17858.31 17858.31 17858.31
50000 18351.9223 18351.9223 18351.9223
EOD
$p1s2 << EOD
100 99.7274793 99.7274793 99.7274793
200 199.220177 199.220177 199.220177
500 496.451961 496.451961 496.451961
1000 987.829914 987.829914 987.829914
2000 1955.78386 1955.78386 1955.78386
5000 4682.65826 4682.65826 4682.65826
10000 4796.17204 4796.17204 4796.17204
20000 4854.51803 4854.51803 4854.51803
50000 4890.21062 4890.21062 4890.21062
EOD
$p1s3 << EOD
100 99.2523725 99.2523725 99.2523725
200 197.42821 197.42821 197.42821
500 486.632213 486.632213 486.632213
1000 948.339808 948.339808 948.339808
2000 972.264622 972.264622 972.264622
5000 986.669262 986.669262 986.669262
10000 991.572324 991.572324 991.572324
20000 994.04209 994.04209 994.04209
50000 995.529906 995.529906 995.529906
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
set yrange [77.3840994:64129.6941]
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
