# workers: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.998839726 0.998423137 0.999256315
2 1.9943193 1.99342495 1.99521365
4 3.96904804 3.9649205 3.97317558
8 7.80501503 7.79553513 7.81449493
16 14.669731 14.6372312 14.7022309
32 23.6904073 23.6208565 23.759958
64 21.5176191 21.2547481 21.78049
EOD
$p1s2 << EOD
1 0.998764305 0.998318704 0.999209905
2 1.99431927 1.99258636 1.99605217
4 3.96978913 3.96733146 3.97224679
8 7.78401728 7.77406584 7.79396871
16 14.4503172 14.3975074 14.503127
32 15.8823132 15.7245513 16.0400752
64 13.9462458 13.849337 14.0431547
EOD
$p1s3 << EOD
1 0.998763027 0.998316966 0.999209088
2 1.99457651 1.99330771 1.9958453
4 3.96079968 3.95797514 3.96362422
8 6.18491296 6.1110994 6.25872652
16 7.42822146 7.37347697 7.48296595
32 7.27415269 7.23389327 7.31441212
64 6.90274327 6.89010473 6.91538182
EOD
$p1s4 << EOD
1 0.998570543 0.998138393 0.999002694
2 1.99420276 1.99270839 1.99569713
4 3.95729659 3.9468384 3.96775478
8 3.96881085 3.96080757 3.97681413
16 3.92359322 3.91683147 3.93035498
32 3.83032762 3.82635181 3.83430342
64 3.7099636 3.70300185 3.71692534
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.879274674:26.9719201]
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
set label '90 % I/O' at screen 0.88358,0.86930 left front textcolor rgb '#005A8C'
set label '80 % I/O' at screen 0.88358,0.76955 left front textcolor rgb '#A84A00'
set label '50 % I/O' at screen 0.88358,0.60780 left front textcolor rgb '#00724F'
set label 'no I/O' at screen 0.88358,0.46499 left front textcolor rgb '#A04878'
set arrow from screen 0.35953,0.92126 to screen 0.35953,0.13386 nohead linewidth 1.2 dashtype (4,4) linecolor rgb '#666666'
set label 'one a core' at screen 0.36703,0.90157 left front textcolor rgb '#666666'
set label '' at screen 0.35953,0.47983 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '4 workers: 4' at screen 0.25879,0.50739 left front textcolor rgb '#222222'
set label '' at screen 0.61531,0.62467 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '16: 7.4' at screen 0.63631,0.67191 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.79945 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 16' at screen 0.72061,0.75221 left front textcolor rgb '#222222'
set label '' at screen 0.74319,0.89142 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label '32: 23.7' at screen 0.63197,0.89142 left front textcolor rgb '#222222'
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
