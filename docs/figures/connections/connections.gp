# connections: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
100 99.8198169 99.8198169 99.8198169
200 199.519489 199.519489 199.519489
500 498.306235 498.306235 498.306235
1000 994.536547 994.536547 994.536547
2000 1984.56746 1984.56746 1984.56746
5000 4920.43036 4920.43036 4920.43036
10000 9694.65338 9694.65338 9694.65338
20000 17837.4316 17837.4316 17837.4316
50000 18336.608 18336.608 18336.608
EOD
$p1s2 << EOD
100 99.7351991 99.7351991 99.7351991
200 199.203686 199.203686 199.203686
500 496.367121 496.367121 496.367121
1000 987.693875 987.693875 987.693875
2000 1955.523 1955.523 1955.523
5000 4675.48829 4675.48829 4675.48829
10000 4791.71763 4791.71763 4791.71763
20000 4850.03696 4850.03696 4850.03696
50000 4885.69426 4885.69426 4885.69426
EOD
$p1s3 << EOD
100 99.2343311 99.2343311 99.2343311
200 197.543802 197.543802 197.543802
500 486.672711 486.672711 486.672711
1000 947.017025 947.017025 947.017025
2000 971.3371 971.3371 971.3371
5000 985.733518 985.733518 985.733518
10000 990.631084 990.631084 990.631084
20000 993.09785 993.09785 993.09785
50000 994.583796 994.583796 994.583796
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
set yrange [77.3694705:64130.1605]
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
set label '50 µs each' at screen 0.85970,0.77456 left front textcolor rgb '#005A8C'
set label '200 µs each' at screen 0.85970,0.61959 left front textcolor rgb '#A84A00'
set label '1 ms each' at screen 0.85970,0.43308 left front textcolor rgb '#00724F'
set label 'one a second each' at screen 0.17333,0.37612 left front textcolor rgb '#666666'
set label '' at screen 0.84720,0.77456 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '18,000/s' at screen 0.76386,0.72732 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.61959 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4900/s' at screen 0.77741,0.66683 left front textcolor rgb '#222222'
set label '' at screen 0.84720,0.43308 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '990/s' at screen 0.78645,0.48033 left front textcolor rgb '#222222'
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
