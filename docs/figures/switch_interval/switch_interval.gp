# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.000383784 0.00035105704 0.00041651096
0.0002 0.000486245667 0.000422076188 0.000550415146
0.0005 0.000767979667 0.00070161086 0.000834348473
0.001 0.00123360133 0.0012101654 0.00125703726
0.002 0.00222198567 0.00220355395 0.00224041738
0.005 0.00525524367 0.00521725708 0.00529323025
0.01 0.010311666 0.0103029876 0.0103203444
0.02 0.0203739473 0.0202917805 0.0204561141
0.05 0.0503520063 0.0503434036 0.0503606091
EOD
$p1s2 << EOD
0.0001 0.00138378767 0.000935239135 0.0018323362
0.0002 0.001246821 0.00103713021 0.00145651179
0.0005 0.00136749133 0.00110951485 0.00162546782
0.001 0.002617563 0.0021605406 0.0030745854
0.002 0.00334365567 0.00328713748 0.00340017385
0.005 0.0101719517 0.00901123925 0.0113326641
0.01 0.012224444 0.0114410646 0.0130078234
0.02 0.0373275623 0.0363893858 0.0382657389
0.05 0.0611447847 0.0599478409 0.0623417285
EOD
$p1s3 << EOD
0.0001 0.00527234733 0.00493583167 0.00560886299
0.0002 0.00524015433 0.00376358998 0.00671671868
0.0005 0.006513443 0.00512523951 0.00790164649
0.001 0.01102359 0.0088470142 0.0132001658
0.002 0.0178369173 0.0166871634 0.0189866712
0.005 0.035369084 0.029085849 0.041652319
0.01 0.0448705567 0.0374792093 0.052261904
0.02 0.096139764 0.0821591881 0.11012034
0.05 0.198278919 0.192120574 0.204437264
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
0.0001 0.000383859333 0.000376868231 0.000390850436
0.0002 0.000485215333 0.000473989185 0.000496441482
0.0005 0.000787642333 0.00077160983 0.000803674836
0.001 0.00128712033 0.00127456661 0.00129967406
0.002 0.00221422433 0.00215473576 0.00227371291
0.005 0.00531570267 0.00526456493 0.0053668404
0.01 0.0103524403 0.0103124732 0.0103924075
0.02 0.0204562127 0.0203521113 0.020560314
0.05 0.050513721 0.0501705443 0.0508568977
EOD
$p2s2 << EOD
0.0001 0.000568333 0.000558928432 0.000577737568
0.0002 0.000715453 0.000635577503 0.000795328497
0.0005 0.00113263567 0.00096781166 0.00129745967
0.001 0.001875792 0.00176459848 0.00198698552
0.002 0.00477191833 0.00459885957 0.00494497709
0.005 0.0143931193 0.011899779 0.0168864596
0.01 0.0272443543 0.0245565068 0.0299322019
0.02 0.0562316643 0.0453296901 0.0671336386
0.05 0.140545612 0.119012148 0.162079077
EOD
$p2s3 << EOD
0.0001 0.001227985 0.00117582704 0.00128014296
0.0002 0.001760933 0.0016757504 0.0018461156
0.0005 0.00321526767 0.00269111524 0.0037394201
0.001 0.00557364833 0.00479540091 0.00635189576
0.002 0.0114926263 0.00956084845 0.0134244042
0.005 0.0218571457 0.0186630947 0.0250511967
0.01 0.041055843 0.0387274831 0.0433842029
0.02 0.0899486103 0.07914724 0.100749981
0.05 0.218192887 0.164630865 0.271754909
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
set yrange [7.28841183e-05:0.372858882]
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
set arrow from screen 0.42012,0.68904 to screen 0.42387,0.67726 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label '1 computing' at screen 0.42637,0.67726 left front textcolor rgb '#005A8C'
set arrow from screen 0.42012,0.70484 to screen 0.42387,0.71662 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label '2 computing' at screen 0.42637,0.71662 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.80050 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21171 left front textcolor rgb '#666666'
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
set label '1 computing' at screen 0.87723,0.68931 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.77072 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.87723,0.81007 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21171 left front textcolor rgb '#666666'
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
