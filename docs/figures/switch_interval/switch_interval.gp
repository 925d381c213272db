# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.000344981 0.000318966607 0.000370995393
0.0002 0.000453606 0.000438824665 0.000468387335
0.0005 0.000749155333 0.000731022363 0.000767288303
0.001 0.00121627033 0.00119304237 0.0012394983
0.002 0.002209904 0.00219951885 0.00222028915
0.005 0.00519997 0.00518127567 0.00521866433
0.01 0.0102042103 0.0101964984 0.0102119223
0.02 0.0202077053 0.0201903855 0.0202250252
0.05 0.0502042103 0.0501964984 0.0502119223
EOD
$p1s2 << EOD
0.0001 0.00138782867 0.00119719728 0.00157846005
0.0002 0.00120598533 0.000981533012 0.00143043765
0.0005 0.00130931467 0.00111931466 0.00149931467
0.001 0.002346943 0.00185155002 0.00284233598
0.002 0.00332659633 0.00277422906 0.00387896361
0.005 0.0129699013 0.0100116434 0.0159281593
0.01 0.0153382407 0.0103998166 0.0202766647
0.02 0.040485438 0.0280020782 0.0529687978
0.05 0.072671574 0.0524989007 0.0928442473
EOD
$p1s3 << EOD
0.0001 0.00570162967 0.00464187281 0.00676138652
0.0002 0.00559479533 0.00368167961 0.00750791106
0.0005 0.00662742933 0.00557080491 0.00768405376
0.001 0.010342752 0.00911160077 0.0115739032
0.002 0.0187098403 0.0160165857 0.021403095
0.005 0.0336922363 0.028376527 0.0390079457
0.01 0.0516138797 0.0490813653 0.054146394
0.02 0.109737655 0.0923680014 0.127107309
0.05 0.219810451 0.179166312 0.260454589
EOD
$p1l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
$p2s1 << EOD
0.0001 0.000376544333 0.000371686208 0.000381402459
0.0002 0.000477303333 0.000465602424 0.000489004242
0.0005 0.000780344333 0.000771757832 0.000788930834
0.001 0.001288972 0.00127214299 0.00130580101
0.002 0.00221493067 0.00213231401 0.00229754732
0.005 0.005304246 0.00524881279 0.00535967921
0.01 0.010313281 0.0102734255 0.0103531365
0.02 0.0203806413 0.0203395758 0.0204217069
0.05 0.0503911237 0.0503183901 0.0504638572
EOD
$p2s2 << EOD
0.0001 0.000567166667 0.000520982279 0.000613351054
0.0002 0.000693011333 0.000645519989 0.000740502678
0.0005 0.001146041 0.00099584745 0.00129623455
0.001 0.00183081233 0.0015651896 0.00209643507
0.002 0.003984917 0.00357327341 0.00439656059
0.005 0.01500708 0.0123208285 0.0176933315
0.01 0.0302192397 0.0272091202 0.0332293591
0.02 0.057759004 0.0525179282 0.0630000798
0.05 0.144606813 0.110519513 0.178694113
EOD
$p2s3 << EOD
0.0001 0.00122632933 0.00105359362 0.00139906504
0.0002 0.00198914167 0.00171762572 0.00226065761
0.0005 0.00310011933 0.0025829778 0.00361726087
0.001 0.00650505067 0.00545891614 0.0075511852
0.002 0.0130443793 0.012007508 0.0140812507
0.005 0.023886948 0.0188933505 0.0288805455
0.01 0.043330732 0.0371384616 0.0495230024
0.02 0.0846297397 0.0778411653 0.091418314
0.05 0.21418549 0.174962672 0.253408307
EOD
$p2l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.79904093e-05:0.0641104469]
set logscale y
set yrange [7.30080451e-05:0.356747793]
unset label
unset arrow
set label 'The convoy: an answer waits a switch interval for the GIL' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'switch interval' at screen 0.49239,0.06019 center front textcolor rgb '#222222'
set label 'mean latency' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10828
set rmargin at screen 0.42563
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1)
set label '1 core' at screen 0.11078,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.42637,0.68698 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.42637,0.72633 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.81226 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21202 left front textcolor rgb '#666666'
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
set lmargin at screen 0.55914
set rmargin at screen 0.87649
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.0001, '' 0.001, '' 0.01, '' 0.1)
set label '2 cores' at screen 0.56164,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.87723,0.69184 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.77441 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.87723,0.81376 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21202 left front textcolor rgb '#666666'
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
unset multiplot
