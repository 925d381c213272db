# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.639571839 0.570739114 0.708404563
2e-05 0.774414174 0.7435143 0.805314049
5e-05 0.888859244 0.870300624 0.907417865
0.0001 0.935582314 0.91586006 0.955304569
0.0002 0.96005838 0.946022639 0.974094121
0.0005 0.926513286 0.716521983 1.13650459
0.001 0.978407937 0.976067851 0.980748024
0.002 0.981550278 0.97938089 0.983719665
0.005 0.982244954 0.981747031 0.982742878
0.01 0.981439376 0.980362241 0.982516512
0.02 0.98091091 0.980392326 0.981429495
EOD
$p1s2 << EOD
1e-05 0.375374245 0.320955591 0.429792899
2e-05 0.64822265 0.633547876 0.662897423
5e-05 1.05002457 0.933220329 1.16682881
0.0001 1.93194127 1.76152421 2.10235833
0.0002 2.54906265 2.20769849 2.89042681
0.0005 3.25959467 2.99439757 3.52479178
0.001 3.5381286 3.23584119 3.84041602
0.002 3.82097252 3.77721714 3.8647279
0.005 3.89018553 3.79326874 3.98710232
0.01 3.96328869 3.95292425 3.97365313
0.02 3.97763214 3.96433833 3.99092595
EOD
$p1s3 << EOD
1e-05 0.0361255049 0.0345156061 0.0377354037
2e-05 0.0728496586 0.0720240781 0.073675239
5e-05 0.174194954 0.168910414 0.179479494
0.0001 0.330536013 0.309516053 0.351555972
0.0002 0.583967377 0.54314008 0.624794675
0.0005 1.23852412 1.20397053 1.27307772
0.001 1.97517663 1.90092679 2.04942648
0.002 2.89538177 2.78895635 3.00180719
0.005 3.61189398 3.55889188 3.66489608
0.01 3.79315857 3.77554264 3.81077449
0.02 3.90261655 3.88296257 3.92227052
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
1e-05 0.639571839 0.570739114 0.708404563
2e-05 0.774414174 0.7435143 0.805314049
5e-05 0.888859244 0.870300624 0.907417865
0.0001 0.935582314 0.91586006 0.955304569
0.0002 0.96005838 0.946022639 0.974094121
0.0005 0.926513286 0.716521983 1.13650459
0.001 0.978407937 0.976067851 0.980748024
0.002 0.981550278 0.97938089 0.983719665
0.005 0.982244954 0.981747031 0.982742878
0.01 0.981439376 0.980362241 0.982516512
0.02 0.98091091 0.980392326 0.981429495
EOD
$p2s2 << EOD
1e-05 0.0696522523 0.0692858748 0.0700186298
2e-05 0.137507016 0.132833021 0.142181012
5e-05 0.333222828 0.329656588 0.336789068
0.0001 0.62717047 0.595853424 0.658487517
0.0002 1.14053777 0.896807047 1.38426849
0.0005 2.27053955 2.00693661 2.53414248
0.001 2.87970144 2.56456049 3.19484239
0.002 3.34879668 3.29346742 3.40412595
0.005 3.71106034 3.63520646 3.78691422
0.01 3.86266656 3.85722565 3.86810746
0.02 3.92842527 3.90744948 3.94940106
EOD
$p2s3 << EOD
1e-05 0.029688503 0.0278893317 0.0314876743
2e-05 0.0597023883 0.0557819413 0.0636228353
5e-05 0.144630479 0.135725233 0.153535725
0.0001 0.279959697 0.266238849 0.293680544
0.0002 0.515316875 0.50858007 0.522053681
0.0005 1.02446495 0.985518022 1.06341187
0.001 1.5655491 1.50601541 1.62508279
0.002 2.09715999 1.98409491 2.21022506
0.005 3.5652903 3.51970662 3.61087398
0.01 3.764793 3.75315168 3.77643432
0.02 3.88233319 3.84692331 3.91774306
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
1e-05 0.639571839 0.570739114 0.708404563
2e-05 0.774414174 0.7435143 0.805314049
5e-05 0.888859244 0.870300624 0.907417865
0.0001 0.935582314 0.91586006 0.955304569
0.0002 0.96005838 0.946022639 0.974094121
0.0005 0.926513286 0.716521983 1.13650459
0.001 0.978407937 0.976067851 0.980748024
0.002 0.981550278 0.97938089 0.983719665
0.005 0.982244954 0.981747031 0.982742878
0.01 0.981439376 0.980362241 0.982516512
0.02 0.98091091 0.980392326 0.981429495
EOD
$p3s2 << EOD
1e-05 0.00499606465 0.0049504997 0.0050416296
2e-05 0.00995667112 0.00993672722 0.00997661503
5e-05 0.0247720326 0.0246870322 0.0248570329
0.0001 0.0495496541 0.0493271729 0.0497721353
0.0002 0.0987128263 0.0982099008 0.0992157517
0.0005 0.245399977 0.245167958 0.245631996
0.001 0.4823134 0.474623733 0.490003067
0.002 0.93175148 0.929555595 0.933947364
0.005 2.11403204 2.08406771 2.14399638
0.01 2.91316873 2.87064185 2.95569562
0.02 3.38320995 3.37527419 3.39114572
EOD
$p3s3 << EOD
1e-05 0.0048918426 0.00472983053 0.00505385467
2e-05 0.00968670418 0.0096345672 0.00973884115
5e-05 0.0240759092 0.0237693853 0.024382433
0.0001 0.0482511467 0.048120575 0.0483817183
0.0002 0.0966070197 0.0963592669 0.0968547725
0.0005 0.24290415 0.239773869 0.24603443
0.001 0.452366017 0.433544553 0.471187481
0.002 0.810631011 0.777305345 0.843956677
0.005 1.68795734 1.64802725 1.72788742
0.01 2.66190953 2.48733268 2.83648639
0.02 3.31449077 3.26675284 3.36222871
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
set yrange [0.00361240518:5.22543913]
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
set label 'threads' at screen 0.29306,0.69221 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82400 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72183 left front textcolor rgb '#666666'
set label '' at screen 0.17418,0.68802 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 360 µs on' at screen 0.19098,0.63246 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.60597,0.69221 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82350 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72183 left front textcolor rgb '#666666'
set label '' at screen 0.49276,0.68724 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 440 µs on' at screen 0.50956,0.63169 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.91887,0.69221 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.81037 to screen 0.91687,0.82906 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.82906 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.80841 to screen 0.91687,0.78971 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.78971 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72183 left front textcolor rgb '#666666'
set label '' at screen 0.85307,0.69229 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2.5 ms on' at screen 0.73837,0.78489 left front textcolor rgb '#222222'
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
