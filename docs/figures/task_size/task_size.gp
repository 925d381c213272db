# task_size: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1e-05 0.640187746 0.623455281 0.656920211
2e-05 0.770626207 0.728432317 0.812820098
5e-05 0.892269969 0.879756876 0.904783062
0.0001 0.938330806 0.931696592 0.944965021
0.0002 0.883813804 0.566920222 1.20070739
0.0005 0.970943311 0.967911222 0.9739754
0.001 0.976270709 0.971602815 0.980938602
0.002 0.978505604 0.977485561 0.979525646
0.005 0.979801173 0.979648542 0.979953804
0.01 0.979566915 0.978616609 0.980517222
0.02 0.979525019 0.979168342 0.979881695
EOD
$p1s2 << EOD
1e-05 0.368998071 0.310242159 0.427753983
2e-05 0.651334357 0.493886239 0.808782475
5e-05 1.15970607 0.828745196 1.49066695
0.0001 1.89877371 1.58773407 2.20981336
0.0002 2.38608555 1.86580513 2.90636597
0.0005 3.09653406 2.91750969 3.27555843
0.001 3.44546987 3.04318565 3.84775409
0.002 3.73390932 3.50725535 3.96056329
0.005 3.88251756 3.8114674 3.95356771
0.01 3.94416283 3.90180884 3.98651683
0.02 3.96306747 3.94701054 3.97912441
EOD
$p1s3 << EOD
1e-05 0.0324460789 0.0316516553 0.0332405024
2e-05 0.0631633221 0.0612910554 0.0650355887
5e-05 0.157140044 0.146937478 0.167342611
0.0001 0.300027898 0.291856879 0.308198916
0.0002 0.577744028 0.54734756 0.608140496
0.0005 1.28503907 1.02665538 1.54342277
0.001 2.09816822 1.99885134 2.19748511
0.002 2.84281406 2.65441502 3.03121309
0.005 3.60110631 3.51315525 3.68905736
0.01 3.80887127 3.75048586 3.86725668
0.02 3.89410434 3.8509047 3.93730397
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
1e-05 0.640187746 0.623455281 0.656920211
2e-05 0.770626207 0.728432317 0.812820098
5e-05 0.892269969 0.879756876 0.904783062
0.0001 0.938330806 0.931696592 0.944965021
0.0002 0.883813804 0.566920222 1.20070739
0.0005 0.970943311 0.967911222 0.9739754
0.001 0.976270709 0.971602815 0.980938602
0.002 0.978505604 0.977485561 0.979525646
0.005 0.979801173 0.979648542 0.979953804
0.01 0.979566915 0.978616609 0.980517222
0.02 0.979525019 0.979168342 0.979881695
EOD
$p2s2 << EOD
1e-05 0.0733385815 0.0700690657 0.0766080973
2e-05 0.142504202 0.134834885 0.150173519
5e-05 0.360538584 0.342320227 0.37875694
0.0001 0.701699197 0.678848479 0.724549914
0.0002 1.33818845 1.30211185 1.37426505
0.0005 2.34930786 2.09552705 2.60308868
0.001 2.89064687 2.76371443 3.0175793
0.002 3.39765702 3.23382722 3.56148682
0.005 3.72149806 3.61040278 3.83259334
0.01 3.86927115 3.84560684 3.89293546
0.02 3.92511591 3.90312739 3.94710442
EOD
$p2s3 << EOD
1e-05 0.024204945 0.0215959151 0.0268139749
2e-05 0.0489883738 0.0451285773 0.0528481703
5e-05 0.123823483 0.112098563 0.135548404
0.0001 0.252455387 0.235685712 0.269225062
0.0002 0.502868443 0.455892701 0.549844185
0.0005 1.0941567 1.01884927 1.16946413
0.001 1.6373135 1.5761738 1.69845319
0.002 2.13987492 2.01538933 2.2643605
0.005 3.42417973 3.32849688 3.51986258
0.01 3.77580185 3.67855066 3.87305304
0.02 3.88321352 3.83935101 3.92707603
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
1e-05 0.640187746 0.623455281 0.656920211
2e-05 0.770626207 0.728432317 0.812820098
5e-05 0.892269969 0.879756876 0.904783062
0.0001 0.938330806 0.931696592 0.944965021
0.0002 0.883813804 0.566920222 1.20070739
0.0005 0.970943311 0.967911222 0.9739754
0.001 0.976270709 0.971602815 0.980938602
0.002 0.978505604 0.977485561 0.979525646
0.005 0.979801173 0.979648542 0.979953804
0.01 0.979566915 0.978616609 0.980517222
0.02 0.979525019 0.979168342 0.979881695
EOD
$p3s2 << EOD
1e-05 0.00413816333 0.00409492614 0.00418140051
2e-05 0.00823223831 0.00820950227 0.00825497435
5e-05 0.0205016145 0.0204243086 0.0205789204
0.0001 0.0409121406 0.0406224243 0.0412018568
0.0002 0.0815547315 0.0809755698 0.0821338932
0.0005 0.202262723 0.200283048 0.204242398
0.001 0.399854047 0.39755735 0.402150745
0.002 0.779367102 0.775280287 0.783453917
0.005 1.75623241 1.73258108 1.77988375
0.01 2.69205448 2.65009712 2.73401183
0.02 3.22000683 3.18992471 3.25008896
EOD
$p3s3 << EOD
1e-05 0.00504918093 0.00498874956 0.0051096123
2e-05 0.0100552748 0.00994770348 0.0101628461
5e-05 0.0249801053 0.0247485084 0.0252117023
0.0001 0.0497487271 0.0493480087 0.0501494455
0.0002 0.0995034691 0.0985330208 0.100473917
0.0005 0.248279332 0.245914565 0.250644099
0.001 0.497465441 0.490576066 0.504354815
0.002 0.967477822 0.950887149 0.984068494
0.005 2.22197461 2.08782093 2.3561283
0.01 3.05740785 2.96278231 3.1520334
0.02 3.5361569 3.52080022 3.55151357
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
set yrange [0.00310965474:5.24961559]
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
set label 'threads' at screen 0.29306,0.69497 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.29306,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.28806,0.82394 to screen 0.29106,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.29306,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.20805,0.72468 left front textcolor rgb '#666666'
set label '' at screen 0.17346,0.69066 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 350 µs on' at screen 0.19026,0.63510 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.60597,0.69497 left front textcolor rgb '#005A8C'
set label 'Pool.map' at screen 0.60597,0.83218 left front textcolor rgb '#A84A00'
set arrow from screen 0.60097,0.82368 to screen 0.60397,0.79282 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.60597,0.79282 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.38820,0.72468 left front textcolor rgb '#666666'
set label '' at screen 0.49188,0.69261 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 430 µs on' at screen 0.50868,0.63705 left front textcolor rgb '#222222'
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
set label 'threads' at screen 0.91887,0.69497 left front textcolor rgb '#005A8C'
set arrow from screen 0.91387,0.80618 to screen 0.91687,0.79088 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label 'Pool.map' at screen 0.91887,0.79088 left front textcolor rgb '#A84A00'
set arrow from screen 0.91387,0.81493 to screen 0.91687,0.83023 nohead linewidth 0.6 linecolor rgb '#009E73'
set label 'executor' at screen 0.91887,0.83023 left front textcolor rgb '#00724F'
set label 'one thread' at screen 0.70110,0.72468 left front textcolor rgb '#666666'
set label '' at screen 0.84694,0.69487 left front textcolor rgb '#222222' point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '#222222'
set label 'from 2 ms on' at screen 0.74308,0.78747 left front textcolor rgb '#222222'
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
