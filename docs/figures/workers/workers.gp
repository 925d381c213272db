# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.9988198 0.998536573 0.999103027
2 1.99420185 1.99341389 1.9949898
4 3.9691152 3.96488802 3.97334239
8 7.80501515 7.79553526 7.81449505
16 14.6656478 14.628994 14.7023016
32 23.711113 23.5079987 23.9142273
64 21.5368843 21.3997162 21.6740525
EOD
$p1s2 << EOD
1 0.998739735 0.998414245 0.999065225
2 1.99400476 1.99234804 1.99566148
4 3.96978915 3.96733148 3.97224681
8 7.78700407 7.77791361 7.79609452
16 14.4429858 14.3702254 14.5157462
32 15.8145838 15.6244238 16.0047438
64 14.027134 13.9525036 14.1017644
EOD
$p1s3 << EOD
1 0.998738432 0.998412605 0.999064258
2 1.99439767 1.99328233 1.99551301
4 3.96068746 3.95794008 3.96343484
8 6.18491297 6.11109941 6.25872654
16 7.4233786 7.33646857 7.51028864
32 7.27663957 7.23105757 7.32222158
64 6.89905814 6.8895808 6.90853549
EOD
$p1s4 << EOD
1 0.998767196 0.998673164 0.998861228
2 1.99426708 1.99275432 1.99577985
4 3.95761245 3.94704687 3.96817803
8 3.96881092 3.96080767 3.97681416
16 3.92603315 3.91874779 3.93331852
32 3.83208712 3.82851511 3.83565913
64 3.70876259 3.7064172 3.71110797
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.87929824:27.1537743]
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
set label '90 % I/O' at screen 0.88358,0.86806 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.76963 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60674 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46426 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.47917 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 4' at screen 0.25879,0.50673 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.62356 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.4' at screen 0.63631,0.67080 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79717 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 16' at screen 0.72061,0.74992 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.89014 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 23.7' at screen 0.63197,0.89014 left front textcolor rgb '#222222'
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
