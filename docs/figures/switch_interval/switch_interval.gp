# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.000398279667 0.000319523382 0.000477035951
0.0002 0.000487529667 0.000474367239 0.000500692094
0.0005 0.000771205667 0.000725474294 0.00081693704
0.001 0.00124330267 0.00115406761 0.00133253772
0.002 0.002238521 0.00221671704 0.00226032496
0.005 0.00529835 0.00524410632 0.00535259368
0.01 0.0103022087 0.0101953815 0.0104090358
0.02 0.0203684183 0.0202737161 0.0204631205
0.05 0.050390119 0.0503429577 0.0504372803
EOD
$p1s2 << EOD
0.0001 0.00128258633 0.000989470873 0.00157570179
0.0002 0.00145885367 0.0010749867 0.00184272064
0.0005 0.00132346567 0.000938760064 0.00170817127
0.001 0.00269606833 0.00224365157 0.0031484851
0.002 0.00341848933 0.0028495604 0.00398741827
0.005 0.010342942 0.009238149 0.011447735
0.01 0.0120048423 0.0112332243 0.0127764604
0.02 0.0377070597 0.0355875686 0.0398265507
0.05 0.0588976087 0.0563596999 0.0614355174
EOD
$p1s3 << EOD
0.0001 0.00508847 0.00387190086 0.00630503914
0.0002 0.00487437633 0.00457686084 0.00517189183
0.0005 0.00671326067 0.00606207954 0.00736444179
0.001 0.01058805 0.00950179786 0.0116743021
0.002 0.0182137063 0.0147519092 0.0216755035
0.005 0.037020421 0.0325244492 0.0415163928
0.01 0.0441560413 0.0404018006 0.047910282
0.02 0.0968745047 0.0870853996 0.10666361
0.05 0.187781087 0.171090958 0.204471216
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
0.0001 0.000381946333 0.000377578359 0.000386314307
0.0002 0.000487976667 0.000472346455 0.000503606878
0.0005 0.000785960667 0.000777056806 0.000794864528
0.001 0.00129711633 0.00128523132 0.00130900135
0.002 0.00220895733 0.00215490013 0.00226301454
0.005 0.00529281833 0.00521042431 0.00537521235
0.01 0.010376335 0.0103123653 0.0104403047
0.02 0.0205000123 0.0203121395 0.0206878852
0.05 0.050536782 0.0502485085 0.0508250555
EOD
$p2s2 << EOD
0.0001 0.000618366333 0.000564529334 0.000672203333
0.0002 0.000731985667 0.000668424043 0.00079554729
0.0005 0.00121233067 0.00118238587 0.00124227546
0.001 0.00187135967 0.00180242547 0.00194029386
0.002 0.00457081433 0.00367012301 0.00547150566
0.005 0.0162035703 0.013166595 0.0192405457
0.01 0.0286917373 0.0224907926 0.0348926821
0.02 0.057318399 0.0448177484 0.0698190496
0.05 0.140982907 0.117022006 0.164943808
EOD
$p2s3 << EOD
0.0001 0.00132217667 0.00103488371 0.00160946963
0.0002 0.001759966 0.00134991144 0.00217002056
0.0005 0.003219346 0.00265977091 0.00377892109
0.001 0.00535715367 0.00455069146 0.00616361588
0.002 0.0113979193 0.0100531528 0.0127426858
0.005 0.0231299517 0.0210335109 0.0252263924
0.01 0.0438133723 0.0290141316 0.0586126131
0.02 0.088003318 0.0781489019 0.0978577341
0.05 0.22724139 0.184270487 0.270212292
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
set yrange [7.29007164e-05:0.370657938]
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
set arrow from screen 0.42012,0.68947 to screen 0.42387,0.67614 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label '1 computing' at screen 0.42637,0.67614 left front textcolor rgb '#005A8C'
set arrow from screen 0.42012,0.70217 to screen 0.42387,0.71549 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label '2 computing' at screen 0.42637,0.71549 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.79652 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21175 left front textcolor rgb '#666666'
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
set label '1 computing' at screen 0.87723,0.68971 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.77294 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.87723,0.81229 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21175 left front textcolor rgb '#666666'
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
