# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.64070278 0.625370386 0.656035174
2e-05 0.778095482 0.770739042 0.785451921
5e-05 0.89348839 0.869557875 0.917418906
0.0001 0.938749958 0.928914696 0.948585221
0.0002 0.956738534 0.949038598 0.96443847
0.0005 0.970737501 0.96710896 0.974366042
0.001 0.976255129 0.971212979 0.981297278
0.002 0.978169672 0.977380462 0.978958882
0.005 0.97806178 0.974889671 0.98123389
0.01 0.979597957 0.979125017 0.980070897
0.02 0.979762943 0.979289751 0.980236136
EOD
$p1s2 << EOD
1e-05 0.395120541 0.371522201 0.418718881
2e-05 0.639162333 0.318632569 0.959692096
5e-05 1.20281626 1.05304231 1.35259021
0.0001 1.86916544 1.34728452 2.39104637
0.0002 2.48574224 1.96116238 3.0103221
0.0005 3.21377123 2.70375203 3.72379043
0.001 3.58349086 3.39274709 3.77423463
0.002 3.79915774 3.73144278 3.8668727
0.005 3.91276351 3.87185721 3.9536698
0.01 3.95411222 3.94048403 3.96774041
0.02 3.98064545 3.97501737 3.98627352
EOD
$p1s3 << EOD
1e-05 0.031196492 0.0288771812 0.0335158029
2e-05 0.0625467466 0.0583576127 0.0667358804
5e-05 0.154555871 0.149498342 0.159613401
0.0001 0.292827901 0.285890191 0.29976561
0.0002 0.557750734 0.509650444 0.605851024
0.0005 1.30073597 1.0777881 1.52368384
0.001 2.07061908 2.02150302 2.11973513
0.002 2.98427781 2.85232892 3.1162267
0.005 3.55325593 3.54032215 3.5661897
0.01 3.77016263 3.72008139 3.82024386
0.02 3.8844917 3.88227676 3.88670665
EOD
$p1l1 << EOD
7.37834231e-06 1
1e-05 1
2e-05 1
5e-05 1
0.0001 1
0.0002 1
0.0005 1
0.001 1
0.002 1
0.005 1
0.01 1
0.02 1
0.0271063596 1
EOD
$p2s1 << EOD
1e-05 0.64070278 0.625370386 0.656035174
2e-05 0.778095482 0.770739042 0.785451921
5e-05 0.89348839 0.869557875 0.917418906
0.0001 0.938749958 0.928914696 0.948585221
0.0002 0.956738534 0.949038598 0.96443847
0.0005 0.970737501 0.96710896 0.974366042
0.001 0.976255129 0.971212979 0.981297278
0.002 0.978169672 0.977380462 0.978958882
0.005 0.97806178 0.974889671 0.98123389
0.01 0.979597957 0.979125017 0.980070897
0.02 0.979762943 0.979289751 0.980236136
EOD
$p2s2 << EOD
1e-05 0.0681160697 0.0660435737 0.0701885657
2e-05 0.135352617 0.131782532 0.138922702
5e-05 0.333955658 0.33110024 0.336811075
0.0001 0.650362891 0.616309304 0.684416477
0.0002 1.23716913 1.19649628 1.27784198
0.0005 2.34235237 2.3222204 2.36248434
0.001 2.92648133 2.77885633 3.07410633
0.002 3.37447692 3.27589736 3.47305649
0.005 3.68437836 3.5394391 3.82931761
0.01 3.85386461 3.80929401 3.8984352
0.02 3.92952647 3.89465406 3.96439887
EOD
$p2s3 << EOD
1e-05 0.023318612 0.0201188143 0.0265184097
2e-05 0.0474954554 0.0431924329 0.0517984779
5e-05 0.120625195 0.106016531 0.135233858
0.0001 0.25099786 0.242756169 0.25923955
0.0002 0.486718581 0.431280382 0.542156781
0.0005 1.10256509 1.05358181 1.15154838
0.001 1.6371799 1.48743089 1.78692891
0.002 2.30961514 2.16811363 2.45111665
0.005 3.53302577 3.38064754 3.68540399
0.01 3.7791089 3.69147676 3.86674105
0.02 3.8878811 3.83773955 3.93802265
EOD
$p2l1 << EOD
7.37834231e-06 1
1e-05 1
2e-05 1
5e-05 1
0.0001 1
0.0002 1
0.0005 1
0.001 1
0.002 1
0.005 1
0.01 1
0.02 1
0.0271063596 1
EOD
$p3s1 << EOD
1e-05 0.64070278 0.625370386 0.656035174
2e-05 0.778095482 0.770739042 0.785451921
5e-05 0.89348839 0.869557875 0.917418906
0.0001 0.938749958 0.928914696 0.948585221
0.0002 0.956738534 0.949038598 0.96443847
0.0005 0.970737501 0.96710896 0.974366042
0.001 0.976255129 0.971212979 0.981297278
0.002 0.978169672 0.977380462 0.978958882
0.005 0.97806178 0.974889671 0.98123389
0.01 0.979597957 0.979125017 0.980070897
0.02 0.979762943 0.979289751 0.980236136
EOD
$p3s2 << EOD
1e-05 0.00489197468 0.00484584798 0.00493810139
2e-05 0.00973814396 0.00971677181 0.0097595161
5e-05 0.0242362387 0.0240557791 0.0244166984
0.0001 0.0484143125 0.0480418475 0.0487867774
0.0002 0.0964509588 0.096148384 0.0967535336
0.0005 0.23908636 0.23771696 0.240455759
0.001 0.470942817 0.46918293 0.472702703
0.002 0.911233661 0.902306442 0.92016088
0.005 2.08157712 2.07635927 2.08679496
0.01 2.92690944 2.9259064 2.92791248
0.02 3.38102278 3.37143488 3.39061069
EOD
$p3s3 << EOD
1e-05 0.00463584076 0.0045731668 0.00469851472
2e-05 0.00918238848 0.00904061377 0.00932416318
5e-05 0.0230266786 0.0229245895 0.0231287677
0.0001 0.0457954049 0.0455856888 0.0460051209
0.0002 0.0917596522 0.0906735106 0.0928457938
0.0005 0.22961458 0.225533817 0.233695342
0.001 0.457852179 0.452787904 0.462916453
0.002 0.887695233 0.864236983 0.911153482
0.005 1.95321191 1.91012656 1.99629726
0.01 2.77193756 2.56975199 2.97412314
0.02 3.53132056 3.49884761 3.56379351
EOD
$p3l1 << EOD
7.37834231e-06 1
1e-05 1
2e-05 1
5e-05 1
0.0001 1
0.0002 1
0.0005 1
0.001 1
0.002 1
0.005 1
0.01 1
0.02 1
0.0271063596 1
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.37834231e-06:0.0271063596]
set logscale y
set yrange [0.00348821335:5.22614069]
unset label
unset arrow
set label 'Processes win where tasks are long against what sending them costs' at screen 0.01400,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'computing in a task' at screen 0.49319,0.06019 center front textcolor rgb '#222222'
set label 'speed-up over one thread' at screen 0.01600,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.06930
set rmargin at screen 0.29129
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('10 µs' 1e-05, '100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1)
set label '1 KiB of arguments' at screen 0.07130,0.87963 left front textcolor rgb '#222222'
set label 'threads' at screen 0.29306,0.69286 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82368 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72258 left front textcolor rgb '#666666'
set label '' at screen 0.17460,0.69149 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 360 µs on' at screen 0.19140,0.63594 left front textcolor rgb '#222222'
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
unset label
unset arrow
set lmargin at screen 0.38220
set rmargin at screen 0.60419
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('10 µs' 1e-05, '100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.01, '' 0.1, '' 1)
set label '64 KiB of arguments' at screen 0.38420,0.87963 left front textcolor rgb '#222222'
set label 'threads' at screen 0.60597,0.69286 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82376 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72258 left front textcolor rgb '#666666'
set label '' at screen 0.49228,0.69176 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 430 µs on' at screen 0.50908,0.63620 left front textcolor rgb '#222222'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p2l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p2s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p2s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.69510
set rmargin at screen 0.91709
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('10 µs' 1e-05, '100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.01, '' 0.1, '' 1)
set label '1 MiB of arguments' at screen 0.69710,0.87963 left front textcolor rgb '#222222'
set label 'threads' at screen 0.91887,0.69286 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.81049 to screen 0.91687,0.79282 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.79282 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.81462 to screen 0.91687,0.83218 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.83218 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72258 left front textcolor rgb '#666666'
set label '' at screen 0.84965,0.69270 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2.2 ms on' at screen 0.73495,0.78529 left front textcolor rgb '#222222'
plot $p3s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p3s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p3s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p3l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p3s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p3s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p3s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p3s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p3s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p3s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
